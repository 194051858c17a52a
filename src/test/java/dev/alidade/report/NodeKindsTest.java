package dev.alidade.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeKindsTest {

  private final NodeKinds kinds = NodeKinds.builtIn();

  @Test
  void theMostTellingLabelDecides() {
    assertThat(kinds.of(List.of("IpRule", "AWSIpRule", "AWSIpPermissionInbound")).one())
        .isEqualTo("Inbound rule");
    assertThat(kinds.of(List.of("AWSPrincipal", "AWSUser", "UserAccount")).one()).isEqualTo("User");
  }

  @Test
  void anUnknownLabelIsSpelledOut() {
    assertThat(kinds.of(List.of("Database", "AWSRDSInstance")).one()).isEqualTo("RDSInstance");
    assertThat(kinds.of(List.of("AWSGlueJob")).one()).isEqualTo("Glue Job");
    assertThat(kinds.of(List.of()).one()).isEqualTo("Node");
  }

  @ParameterizedTest
  @CsvSource({
    "tcp,   22,   22, tcp 22",
    "udp, 8000, 8100, udp 8000-8100",
    "tcp,    0, 65535, tcp 0-65535",
    "-1,      ,     , all traffic",
    "icmp,  -1,   -1, icmp"
  })
  void rulesAreCalledAfterWhatTheyAllow(String protocol, Long from, Long to, String caption) {
    Map<String, Object> rule =
        from == null
            ? Map.of("protocol", protocol)
            : Map.of("protocol", protocol, "fromport", from, "toport", to);

    assertThat(kinds.of(List.of("AWSIpPermissionInbound")).caption(rule)).isEqualTo(caption);
  }

  @Test
  void arnsAreCaptionedWithTheirLastPart() {
    assertThat(
            kinds
                .of(List.of("AWSRootPrincipal"))
                .caption(Map.of("arn", "arn:aws:iam::999988887777:root")))
        .isEqualTo("root");
    assertThat(
            kinds
                .of(List.of("AWSFederatedPrincipal"))
                .caption(Map.of("arn", "arn:aws:iam::1:oidc-provider/token.example.com")))
        .isEqualTo("token.example.com");
  }

  @Test
  void aNodeWithoutANameIsCaptionedWithItsId() {
    assertThat(kinds.of(List.of("AWSUser")).caption(Map.of("id", "arn:aws:iam::1:user/x/ada")))
        .isEqualTo("ada");
  }

  /** WCAG 2.2, 1.4.3: text of 4.5:1 against what it stands on. */
  @Test
  void whiteTextCanBeReadOnEveryColour() {
    assertThat(kinds.known())
        .allSatisfy(
            kind ->
                assertThat(1.05 / (luminance(kind.colour()) + 0.05))
                    .as(kind.label())
                    .isGreaterThan(4.5));
  }

  private static double luminance(String colour) {
    return 0.2126 * channel(colour, 1) + 0.7152 * channel(colour, 3) + 0.0722 * channel(colour, 5);
  }

  private static double channel(String colour, int start) {
    var value = Integer.parseInt(colour.substring(start, start + 2), 16) / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }
}
