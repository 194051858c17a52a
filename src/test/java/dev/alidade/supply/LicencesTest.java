package dev.alidade.supply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.alidade.supply.BillOfMaterials.Component;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class LicencesTest {

  @Test
  void whatHasNoLicenceOrAnotherOneIsNamed() throws IOException {
    var bill =
        BillOfMaterials.of(
            new ObjectMapper()
                .readTree(
                    """
                    {"components": [
                      {"group": "g", "name": "none", "version": "1"},
                      {"group": "g", "name": "empty", "version": "1", "licenses": []},
                      {"group": "g", "name": "closed", "version": "1",
                       "licenses": [{"license": {"name": "Ask us"}}]},
                      {"group": "g", "name": "copyleft", "version": "1",
                       "licenses": [{"license": {"id": "AGPL-3.0-only"}}]},
                      {"group": "g", "name": "both", "version": "1",
                       "licenses": [{"expression": "Apache-2.0 AND AGPL-3.0-only"}]},
                      {"group": "g", "name": "choice", "version": "1",
                       "licenses": [{"license": {"id": "GPL-2.0-with-classpath-exception"}},
                                    {"license": {"id": "EPL-2.0"}}]},
                      {"group": "g", "name": "ours", "version": "1",
                       "licenses": [{"license": {"id": "Apache-2.0"}}]}
                    ]}"""));

    assertThat(Licences.problems(bill))
        .containsExactly(
            "g:both: Apache-2.0 AND AGPL-3.0-only",
            "g:closed: Ask us",
            "g:copyleft: AGPL-3.0-only",
            "g:empty states no licence",
            "g:none states no licence");
  }

  @Test
  void ofSeveralLicencesTheOneWithTheFewestDutiesIsChosen() {
    var component = new Component("g", "n", "1", List.of("EPL-2.0", "Apache-2.0"));

    assertThat(Licences.chosen(component)).contains("Apache-2.0");
  }
}
