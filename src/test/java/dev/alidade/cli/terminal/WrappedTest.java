package dev.alidade.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WrappedTest {

  @Test
  void linesBreakAtSpaces() {
    assertThat(Wrapped.lines("one two  three four", 9)).containsExactly("one two", "three", "four");
  }

  @Test
  void aLongWordKeepsALineOfItsOwn() {
    assertThat(Wrapped.lines("a incomprehensibilities b", 5))
        .containsExactly("a", "incomprehensibilities", "b");
  }

  @Test
  void noTextIsOneEmptyLine() {
    assertThat(Wrapped.lines(" ", 5)).containsExactly("");
  }

  @Test
  void furtherLinesHangBelowTheHead() {
    assertThat(Wrapped.hanging("head ", "one two three four five six", 25))
        .isEqualTo("head one two three four\n     five six");
  }
}
