package dev.alidade.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PagesTest {

  private record Page(List<String> items, @Nullable String next) {}

  private final List<String> asked = new ArrayList<>();

  private Iterable<Page> pages(@Nullable String last) {
    return Pages.of(
        token -> {
          asked.add(String.valueOf(token));
          return token == null ? new Page(List.of("a"), "2") : new Page(List.of("b"), last);
        },
        Page::next);
  }

  @Test
  void pagesAreTurnedUntilOneNamesNoNext() {
    assertThat(pages(null)).flatExtracting(Page::items).containsExactly("a", "b");
    assertThat(asked).containsExactly("null", "2");
  }

  @Test
  void anEmptyTokenIsNone() {
    assertThat(pages("")).hasSize(2);
  }

  @Test
  void aPageIsAskedForWhenItIsNeeded() {
    var pages = pages(null).iterator();
    assertThat(asked).isEmpty();
    pages.next();
    assertThat(asked).hasSize(1);
    pages.next();
    assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(pages::next);
  }
}
