package dev.alidade.catalog.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTextTest {

  @Test
  void separatorsAreFollowedByASpaceAndTheOrderIsKept() throws Exception {
    var node = new ObjectMapper().readTree("{\"z\":[1,true,null],\"a\":{\"b\":\"c\"}}");

    assertThat(JsonText.of(node)).isEqualTo("{\"z\": [1, true, null], \"a\": {\"b\": \"c\"}}");
  }

  @Test
  void mapsAndListsOfTheSdkAreWrittenTheSameWay() {
    var map = new LinkedHashMap<String, Object>();
    var list = new ArrayList<Object>(List.of("x", 1L));
    list.add(null);
    map.put("z", list);
    map.put("a", false);

    assertThat(JsonText.of(map)).isEqualTo("{\"z\": [\"x\", 1, null], \"a\": false}");
  }

  @Test
  void everythingButPrintableAsciiIsEscaped() {
    assertThat(JsonText.of("é\u007f\n\"\\ 😀"))
        .isEqualTo("\"\\u00e9\\u007f\\n\\\"\\\\ \\ud83d\\ude00\"");
  }

  @ParameterizedTest
  @CsvSource({
    "1.0, 1.0",
    "1.50, 1.5",
    "100000.0, 100000.0",
    "1e15, 1000000000000000.0",
    "1e16, 1e+16",
    "12.5e20, 1.25e+21",
    "0.0001, 0.0001",
    "0.00001, 1e-05",
    "-0.0, -0.0"
  })
  void floatsAreWrittenAsPythonDoes(double number, String text) {
    assertThat(JsonText.of(number)).isEqualTo(text);
  }

  @Test
  void aValueThatJsonLacksIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JsonText.of(List.of(Instant.EPOCH)))
        .withMessage("JSON has no form for java.time.Instant");
  }
}
