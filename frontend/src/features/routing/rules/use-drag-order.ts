import { useState, type DragEvent } from "react";

type Drop = { id: string; side: "above" | "below" };

export interface DragOrder {
  /** What a row needs to be dropped upon. */
  row: (id: string) => {
    "data-drop"?: "above" | "below";
    onDragOver: (event: DragEvent) => void;
    onDrop: (event: DragEvent) => void;
  };
  /** What the handle needs that a row is dragged by. */
  grip: (id: string) => {
    draggable: true;
    onDragStart: (event: DragEvent) => void;
    onDragEnd: () => void;
  };
}

/** Dragging a row of a list to another place; onMove gets the place, counted from 0. */
export function useDragOrder(
  order: readonly string[],
  onMove: (id: string, at: number) => void,
): DragOrder {
  const [dragged, setDragged] = useState<string | null>(null);
  const [drop, setDrop] = useState<Drop | null>(null);
  const end = () => {
    setDragged(null);
    setDrop(null);
  };
  return {
    row: (id) => ({
      "data-drop": dragged && drop?.id === id ? drop.side : undefined,
      onDragOver: (event) => {
        if (!dragged) return;
        event.preventDefault();
        const { top, height } = event.currentTarget.getBoundingClientRect();
        setDrop({ id, side: event.clientY < top + height / 2 ? "above" : "below" });
      },
      onDrop: (event) => {
        event.preventDefault();
        if (dragged && drop) onMove(dragged, placeOf(order, dragged, drop));
        end();
      },
    }),
    grip: (id) => ({
      draggable: true,
      onDragStart: (event) => {
        event.dataTransfer.effectAllowed = "move";
        event.dataTransfer.setData("text/plain", id);
        const row = event.currentTarget.closest("li");
        if (row) event.dataTransfer.setDragImage(row, 8, 8);
        setDragged(id);
      },
      onDragEnd: end,
    }),
  };
}

/** Where a row comes to stand, counted from 0 and without itself. */
export function placeOf(order: readonly string[], dragged: string, { id, side }: Drop): number {
  const rest = order.filter((one) => one !== dragged);
  if (id === dragged) return order.indexOf(dragged);
  return rest.indexOf(id) + (side === "below" ? 1 : 0);
}
