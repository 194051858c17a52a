package dev.alidade.estate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An estate can be changed, and stays itself. */
class EstateTest {

  private static final String PRODUCTION = "210987654321";
  private static final String IRELAND = "eu-west-1";
  private static final String INSTANCES = "ec2:DescribeInstances";

  private final Estate estate = Estate.sample();

  @Test
  void anInstanceGoesAndItsNeighboursInTheReservationStay() {
    var changed = estate.withoutInstance(PRODUCTION, IRELAND, "i-044acaca02e7f77a6");

    assertThat(all(changed, INSTANCES))
        .doesNotContain("<instanceId>i-044acaca02e7f77a6</instanceId>")
        .contains("<instanceId>i-0d9b065b1926c9b5f</instanceId>");
    assertThat(all(estate, INSTANCES)).contains("<instanceId>i-044acaca02e7f77a6</instanceId>");
  }

  @Test
  void aReservationGoesWithItsLastInstance() {
    var changed = estate.withoutInstance(PRODUCTION, IRELAND, "i-07f865625c26a2b43");

    assertThat(Elements.of(all(changed, INSTANCES)))
        .hasSize(Elements.of(all(estate, INSTANCES)).size() - 1);
    assertThat(all(changed, INSTANCES)).doesNotContain("ops-bastion");
  }

  @Test
  void anElementThatIsNotThereCannotGo() {
    assertThatThrownBy(() -> estate.withoutInstance(PRODUCTION, IRELAND, "i-0"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nothing to change");
  }

  @Test
  void aFindingGoesAndTheJsonStaysWhole() {
    var before = all(estate, "inspector2:ListFindings");
    var first = Elements.of(before).getFirst();

    var after =
        all(
            estate.without(PRODUCTION, IRELAND, "inspector2:ListFindings", first.substring(0, 150)),
            "inspector2:ListFindings");

    assertThat(Elements.of(after)).hasSize(Elements.of(before).size() - 1);
    assertThat(after.lines().findFirst()).contains("{");
  }

  @Test
  void onePageCanBeReplacedAndOneAdded() {
    var page = "<DescribeVpcsResponse><vpcSet/></DescribeVpcsResponse>";
    var changed =
        estate
            .replace(PRODUCTION, IRELAND, "ec2:DescribeVpcs", 1, page)
            .replace(PRODUCTION, IRELAND, "ec2:DescribeVpcs", 2, page);
    assertThat(bodies(changed, "ec2:DescribeVpcs")).containsExactly(page, page);
    assertThat(
            bodies(
                changed.replace(PRODUCTION, IRELAND, "ec2:DescribeVpcs", page), "ec2:DescribeVpcs"))
        .containsExactly(page);
  }

  @Test
  void bracesInStringsOfJsonAreText() {
    var json = "{\"findings\": [{\"title\": \"a } \\\" ] b\"}, {\"title\": \"c\"}]}";
    assertThat(Elements.of(json))
        .containsExactly("{\"title\": \"a } \\\" ] b\"}", "{\"title\": \"c\"}");
    assertThat(Elements.keep(json, element -> element.contains("c")))
        .isEqualTo("{\"findings\": [ {\"title\": \"c\"}]}");
    assertThat(Elements.keep(json, element -> false)).isEqualTo("{\"findings\": []}");
  }

  private static String all(Estate estate, String operation) {
    return String.join("\n", bodies(estate, operation));
  }

  private static List<String> bodies(Estate estate, String operation) {
    var pages = estate.find(PRODUCTION, IRELAND, operation);
    assertThat(pages).isNotNull();
    return IntStream.rangeClosed(1, pages.size()).mapToObj(pages::page).toList();
  }
}
