package dev.alidade.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlPageTest {

  private static final Instant MADE = Instant.parse("2026-11-22T21:04:00Z");

  private final String html =
      new HtmlPage(
              Sample.overview("production", Sample.HOSTILE), List.of(Sample.foundVolumes()), MADE)
          .html();

  @Test
  void nothingIsLoadedFromElsewhere() {
    assertThat(html)
        .doesNotContain("http://www.w3.org/2000/xlink")
        .doesNotContainPattern("(?i)\\s(src|srcset|action)=")
        .doesNotContainPattern("(?i)href=\"(?!#)")
        .doesNotContainPattern("(?i)(@import|url\\((?!#)|fetch\\(|XMLHttpRequest|<link|<iframe)");
  }

  @Test
  void namesFromAccountsStayText() {
    assertThat(html).contains("&lt;script&gt;alert").contains("\\u003cscript>alert");
    assertThat(html).doesNotContain("<script>alert");
  }

  @Test
  void thePolicyAllowsJustTheOneStyleAndTheOneScript() throws NoSuchAlgorithmException {
    var policy = between("http-equiv=\"Content-Security-Policy\" content=\"", "\">");

    assertThat(policy)
        .isEqualTo(
            "default-src 'none'; style-src '%s'; script-src '%s'; base-uri 'none'; form-action 'none'"
                .formatted(
                    hash(between("<style>", "</style>")), hash(between("<script>", "</script>"))));
    assertThat(html).doesNotContainPattern("\\sstyle=").doesNotContainPattern("\\son[a-z]+=");
  }

  @Test
  void whatLooksLikeAPlaceholderInAnAnswerIsLeftAlone() {
    var question = Sample.hosts(Severity.HIGH);

    var page =
        new HtmlPage(
                Sample.overview("production"), List.of(Sample.found(question, "{{js}} $1")), MADE)
            .html();

    assertThat(page).contains("{{js}} $1");
  }

  @Test
  void aPageWithoutDrawingsHasNoRoomForOne() {
    var page =
        new HtmlPage(Sample.overview("production"), List.of(Sample.found(Sample.volumes())), MADE)
            .html();

    assertThat(page).doesNotContain("id=\"graph\"").doesNotContain("href=\"#graph\"");
  }

  @Test
  void everyIdIsThereOnce() {
    var ids = Pattern.compile("\\sid=\"([^\"]+)\"").matcher(html).results().map(m -> m.group(1));

    assertThat(ids).doesNotHaveDuplicates().contains("q-volumes", "topic-Data", "graph");
  }

  private String between(String start, String end) {
    var from = html.indexOf(start) + start.length();
    return html.substring(from, html.indexOf(end, from));
  }

  private static String hash(String text) throws NoSuchAlgorithmException {
    var digest = MessageDigest.getInstance("SHA-256");
    return "sha256-"
        + Base64.getEncoder().encodeToString(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
  }
}
