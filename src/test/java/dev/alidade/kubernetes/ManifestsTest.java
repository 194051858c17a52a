package dev.alidade.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What Kubernetes would refuse, and what nobody should run with. */
class ManifestsTest {

  static List<Manifest> all() {
    return Manifest.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void kubernetesKnowsEveryField(Manifest manifest) {
    assertThat(manifest.object().getMetadata().getName()).isNotBlank();
  }

  @Test
  void thereIsEachKindThatASurveyNeeds() {
    assertThat(all().stream().map(manifest -> manifest.object().getKind()))
        .contains("Namespace", "ServiceAccount", "ConfigMap", "Secret", "CronJob", "NetworkPolicy");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // No field of that name anywhere.
        "{spec: {schedule: x, jobTemplate: {spec: {retries: 3}}}}",
        // Fields of other objects: of the Job's template, of the pod, of its container.
        "{spec: {schedule: x, backoffLimit: 3}}",
        "{spec: {schedule: x, jobTemplate: {spec: {restartPolicy: Never}}}}",
        "{spec: {schedule: x, jobTemplate: {spec: {template: {spec: {args: [sync]}}}}}}",
        // A text for a number.
        "{spec: {schedule: x, startingDeadlineSeconds: \"3600\"}}",
        // A number for a list of numbers.
        "{spec: {schedule: x, jobTemplate: {spec: {podFailurePolicy: {rules: [{action: FailJob,"
            + " onExitCodes: {operator: In, values: 3}}]}}}}}"
      })
  void whatKubernetesDoesNotKnowFails(String spec) {
    var content =
        (Map<?, ?>)
            new Load(LoadSettings.builder().build())
                .loadFromString("{apiVersion: batch/v1, kind: CronJob, " + spec.substring(1));

    assertThatThrownBy(() -> StrictModel.read(content))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aKindOfAnotherVersionFails() {
    assertThatThrownBy(() -> StrictModel.read(Map.of("apiVersion", "v1", "kind", "CronJob")))
        .hasMessageContaining("v1 CronJob");
  }

  static Stream<PodSpec> pods() {
    return all().stream()
        // A patch has of the object only what it changes.
        .filter(manifest -> !manifest.file().toString().contains("/components/"))
        .map(Manifest::object)
        .flatMap(
            object ->
                switch (object) {
                  case CronJob job -> Stream.of(job.getSpec().getJobTemplate().getSpec());
                  case Job job -> Stream.of(job.getSpec());
                  default -> Stream.of();
                })
        .map(job -> job.getTemplate().getSpec());
  }

  /** https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted */
  @ParameterizedTest
  @MethodSource("pods")
  void aPodHasNoRightsAndOnlyWritesWhereItIsGivenRoom(PodSpec pod) {
    var user = pod.getSecurityContext();
    assertThat(user.getRunAsNonRoot()).isTrue();
    assertThat(user.getRunAsUser()).isPositive().isEqualTo(user.getFsGroup());
    assertThat(user.getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
    assertThat(pod.getAutomountServiceAccountToken()).isFalse();
    assertThat(pod.getContainers())
        .singleElement()
        .satisfies(
            container -> {
              var rights = container.getSecurityContext();
              assertThat(rights.getAllowPrivilegeEscalation()).isFalse();
              assertThat(rights.getReadOnlyRootFilesystem()).isTrue();
              assertThat(rights.getCapabilities().getDrop()).containsExactly("ALL");
              // The image has no shell.
              assertThat(container.getCommand()).isEmpty();
              assertThat(container.getVolumeMounts())
                  .filteredOn(mount -> !Boolean.TRUE.equals(mount.getReadOnly()))
                  .singleElement()
                  .satisfies(mount -> assertThat(mount.getMountPath()).isEqualTo("/tmp"));
              assertThat(container.getResources().getLimits()).containsKey("memory");
              assertThat(container.getResources().getRequests()).containsKeys("cpu", "memory");
            });
  }

  @ParameterizedTest
  @MethodSource("pods")
  void everyMountHasItsVolume(PodSpec pod) {
    assertThat(pod.getVolumes().stream().map(volume -> volume.getName()))
        .containsExactlyInAnyOrderElementsOf(
            pod.getContainers().getFirst().getVolumeMounts().stream()
                .map(mount -> mount.getName())
                .toList());
  }
}
