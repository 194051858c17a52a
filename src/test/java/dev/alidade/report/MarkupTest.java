package dev.alidade.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkupTest {

  @Test
  void textCannotBecomeMarkup() {
    assertThat(new Markup().text(Sample.HOSTILE).toString())
        .isEqualTo("&lt;script&gt;alert(&#39;1 &amp; &quot;2&quot;&#39;)&lt;/script&gt;");
  }

  @Test
  void textOfMoreLinesKeepsThem() {
    assertThat(new Markup().lines("a < b\n  c").toString()).isEqualTo("a &lt; b\n  c\n");
  }
}
