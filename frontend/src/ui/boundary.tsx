import { Component, type ReactNode } from "react";
import { ErrorState } from "./error-state";

type Props = { children: ReactNode };
type State = { error: unknown };

/** A pane that breaks says so in its own place; the panes beside it go on. */
export class Boundary extends Component<Props, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error };
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children;
    return <ErrorState error={this.state.error} retry={() => this.setState({ error: null })} />;
  }
}
