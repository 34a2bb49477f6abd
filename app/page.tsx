import { redirect } from 'next/navigation'

import { homeOf } from '#lib/web/home.ts'

const Home = () => redirect(homeOf())

export default Home
