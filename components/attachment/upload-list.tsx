'use client'

import { check, circleAlert, close, file as fileGlyph } from '#components/ui/glyphs.ts'
import { Icon } from '#components/ui/icon.tsx'
import { IconButton } from '#components/ui/icon-button.tsx'
import { ProgressBar } from '#components/ui/progress-bar.tsx'
import { sizeText } from '#lib/domain/attachment/attachment.ts'

import type { UploadItem } from './use-uploads.ts'

type Props = { items: readonly UploadItem[]; onRemove: (item: UploadItem) => void }

/** Files on their way: how far each is, and why one was refused. */
export const UploadList = ({ items, onRemove }: Props) =>
  items.length > 0 && (
    <ul
      aria-label="Selected files"
      className="flex flex-col divide-y divide-line rounded-md border border-line"
    >
      {items.map((item) => (
        <li key={item.key} className="flex items-center gap-3 py-1 ps-3 pe-1">
          <Icon
            glyph={item.state === 'ready' ? check : item.state === 'refused' ? circleAlert : fileGlyph}
            className={
              item.state === 'ready'
                ? 'text-verified'
                : item.state === 'refused'
                  ? 'text-danger'
                  : 'text-muted'
            }
          />
          <div className="flex min-w-0 flex-1 flex-col">
            <span className="truncate text-sm text-strong" title={item.name}>
              {item.name}
            </span>
            <Standing item={item} />
          </div>
          <IconButton
            glyph={close}
            size="sm"
            label={`${item.state === 'sending' ? 'Cancel' : 'Remove'} ${item.name}`}
            onClick={() => onRemove(item)}
          />
        </li>
      ))}
    </ul>
  )

const Standing = ({ item }: { item: UploadItem }) => {
  switch (item.state) {
    case 'ready':
      return (
        <span role="status" className="text-xs text-muted">
          {sizeText(item.attachment.bytes)}, ready
        </span>
      )
    case 'refused':
      return (
        <span role="alert" className="text-xs font-medium text-danger">
          {item.fault}
        </span>
      )
    case 'sending':
      return <SendingBar name={item.name} sent={item.sent} />
  }
}

/** All bytes gone is not all done: they are looked at then. */
export const SendingBar = ({ name, sent }: { name: string; sent: number }) => (
  <span className="flex flex-wrap items-center gap-x-2">
    <ProgressBar
      label={`Uploading ${name}`}
      hideLabel
      value={sent}
      max={1}
      valueText={`${Math.round(sent * 100)} %`}
      className="min-w-24 flex-1"
    />
    <span className="text-xs text-muted tabular-nums">
      {sent < 1 ? `${Math.round(sent * 100)} %` : 'Checking…'}
    </span>
  </span>
)
