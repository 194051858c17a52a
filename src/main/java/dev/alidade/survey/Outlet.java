package dev.alidade.survey;

import dev.alidade.graph.LinkRow;
import dev.alidade.graph.NodeRow;
import dev.alidade.store.Spool;

/** Where the rows of a scope leave to. */
interface Outlet {

  /** Writes a node, soon. */
  void write(NodeRow row);

  /** Keeps a description until what it describes can exist. */
  void keep(NodeRow row);

  /** Keeps a link until both of its ends can exist. */
  void keep(LinkRow row);

  /** Writes a node once more when all accounts are done. */
  void repeatAtTheEnd(NodeRow row);

  /** Whether somebody asked for tags. */
  boolean takesTags();

  /** Those of a run, with the spool of the account. */
  static Outlet of(Run run, Spool spool) {
    return new Outlet() {
      @Override
      public void write(NodeRow row) {
        run.writer().node(row);
      }

      @Override
      public void keep(NodeRow row) {
        spool.add(row);
      }

      @Override
      public void keep(LinkRow row) {
        spool.add(row);
      }

      @Override
      public void repeatAtTheEnd(NodeRow row) {
        run.lastWords().add(row);
      }

      @Override
      public boolean takesTags() {
        return run.writesTags();
      }
    };
  }
}
