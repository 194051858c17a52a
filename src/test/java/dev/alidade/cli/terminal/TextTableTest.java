package dev.alidade.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alidade.cli.terminal.TextTable.Cell;
import dev.alidade.cli.terminal.TextTable.Column;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {

  private final TextTable table =
      new TextTable(List.of(Column.text("name"), Column.number("size"), Column.text("note")));

  @Test
  void textIsAlignedLeftAndNumbersRight() {
    table.row(List.of(Cell.of("a"), Cell.of("12,345"), Cell.of("x")));
    table.row(List.of(Cell.of("longer"), Cell.of("1"), Cell.of("")), List.of("  because"));

    assertThat(table.lines(Style.PLAIN, 80))
        .containsExactly(
            "name      size  note", //
            "a       12,345  x",
            "longer       1  ",
            "  because");
  }

  @Test
  void columnsMoveTogetherWhereTheTableIsTooWide() {
    table.row(List.of(Cell.of("a"), Cell.of("1"), Cell.of("x")));

    assertThat(table.lines(Style.PLAIN, 15)).containsExactly("name size note", "a       1 x");
  }

  @Test
  void coloursDoNotMoveColumns() {
    table.row(List.of(new Cell("a", text -> "<" + text + ">"), Cell.of("1"), Cell.of("x")));

    assertThat(table.lines(Style.PLAIN, 80).getLast()).isEqualTo("<a>        1  x");
  }

  @Test
  void wideCharactersTakeTwoColumnsAndMarksNone() {
    table.row(List.of(Cell.of("製品"), Cell.of("1"), Cell.of("x")));
    table.row(List.of(Cell.of("cafe\u0301"), Cell.of("2"), Cell.of("y")));

    assertThat(table.lines(Style.PLAIN, 80))
        .containsExactly("name  size  note", "製品     1  x", "cafe\u0301     2  y");
  }

  @Test
  void aRowHasACellForEachColumn() {
    assertThatThrownBy(() -> table.row(List.of(Cell.of("a"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A row of 3 columns cannot have 1 cells.");
  }
}
