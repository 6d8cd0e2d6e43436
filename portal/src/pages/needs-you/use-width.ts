import { useEffect, useRef, useState, type RefObject } from 'react'

/** How wide an element is, and from then on whenever that changes; undefined until it stands there. */
export function useWidth(): { readonly frame: RefObject<HTMLDivElement | null>; readonly width: number | undefined } {
  const frame = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState<number>()
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => setWidth(entry && Math.floor(entry.contentRect.width)))
    if (frame.current) observer.observe(frame.current)
    return () => observer.disconnect()
  }, [])
  return { frame, width }
}
