package dev.alidade.contract;

import java.util.List;

/**
 * A difference from the contract that is meant, from {@code contract/differences.txt}.
 *
 * @param ours whether it is ours and not the contract's; else the contract has it and we never will
 */
record Difference(boolean ours, Fact fact, String reason) {

  static List<Difference> read() {
    return Contract.lines("differences.txt").stream().map(Difference::parse).toList();
  }

  private static Difference parse(String line) {
    var words = line.split(" ", 4);
    if (words.length < 4 || !(words[0].equals("+") || words[0].equals("-"))) {
      throw new IllegalStateException("differences.txt: sign, kind, fact, reason, not: " + line);
    }
    return new Difference(words[0].equals("+"), Fact.parse(words[1], words[2]), words[3]);
  }
}
