package dev.alidade.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.catalog.all.AwsCatalogue;
import dev.alidade.graph.NodeType;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FormerLabelsTest {

  private final Catalogue catalogue = AwsCatalogue.create();

  @Test
  void theContractHasAHundredAndFourOfThem() {
    assertThat(FormerLabels.today())
        .hasSize(104)
        .containsEntry("EC2Instance", "AWSEC2Instance")
        .containsEntry("NetworkInterface", "AWSNetworkInterface")
        .containsEntry("SecretsManagerSecretVersion", "AWSSecretsManagerSecretVersion");
  }

  /** Else old queries would no longer find what is listed, and a migrated node would be two. */
  @Test
  void everyTypeThatWasCalledOtherwiseCarriesItsFormerLabelToo() {
    var formerOf =
        FormerLabels.today().entrySet().stream()
            .collect(Collectors.toMap(e -> e.getValue(), e -> e.getKey()));
    var renamed =
        catalogue.nodeTypes().stream()
            .filter(type -> !type.isFacet() && formerOf.containsKey(type.label()))
            .toList();
    assertThat(renamed).hasSizeGreaterThan(20);
    assertThat(renamed)
        .allSatisfy(type -> assertThat(type.extraLabels()).contains(formerOf.get(type.label())));
  }

  @Test
  void whatATypeCallsItsFormerLabelIsOneOfThem() {
    assertThat(catalogue.nodeTypes())
        .filteredOn(type -> !type.formerLabels().isEmpty())
        .isNotEmpty()
        .allSatisfy(FormerLabelsTest::isKnown);
  }

  private static void isKnown(NodeType<?> type) {
    assertThat(type.formerLabels())
        .allSatisfy(former -> assertThat(FormerLabels.today()).containsEntry(former, type.label()));
  }
}
