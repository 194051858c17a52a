package dev.alidade.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GraphStoreTest {

  @ParameterizedTest
  @ValueSource(strings = {"5.26.0", "5.26.30", "5.27-aura", "2025.01.0", "2026.08.1", "5"})
  void theLongTermVersionAndWhatCameAfterItWillDo(String version) {
    assertThat(GraphStore.isTooOld(version)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"4.4.40", "5.0.0", "5.9.0", "5.25.1"})
  void anyBeforeItIsTooOld(String version) {
    assertThat(GraphStore.isTooOld(version)).isTrue();
  }
}
