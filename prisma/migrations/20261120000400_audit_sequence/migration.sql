-- Writing a leaf draws its place in the order.
GRANT USAGE ON SEQUENCE audit_leaf_sequence_seq TO clearshelf_app, clearshelf_worker;
