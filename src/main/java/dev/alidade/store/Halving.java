package dev.alidade.store;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Writes rows, halving what the server cannot take at once, down to the row that it refuses. */
final class Halving {

  private final WriteLedger ledger;

  Halving(WriteLedger ledger) {
    this.ledger = ledger;
  }

  /**
   * Writes rows; the account of one that is refused is told, and the others go on.
   *
   * @throws StoreException of kind {@code UNUSABLE} if the database cannot be used any more
   */
  <R> void write(List<R> rows, Consumer<List<R>> write, Function<R, String> account) {
    try {
      write.accept(rows);
    } catch (StoreException e) {
      if (e.kind() == StoreException.Kind.UNUSABLE) {
        throw e;
      }
      if (rows.size() == 1) {
        ledger.refused(
            account.apply(rows.getFirst()),
            e.getMessage() == null ? "Neo4j refused a row" : e.getMessage());
        return;
      }
      var middle = rows.size() / 2;
      write(rows.subList(0, middle), write, account);
      write(rows.subList(middle, rows.size()), write, account);
    }
  }
}
