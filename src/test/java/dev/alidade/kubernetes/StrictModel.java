package dev.alidade.kubernetes;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.Map;

/**
 * Reads an object into fabric8's classes and refuses a field that is not there, or is of another
 * type. By themselves these classes keep what they do not know, in a map of theirs.
 */
final class StrictModel {

  private static final Map<String, Class<? extends HasMetadata>> KINDS =
      Map.of(
          "v1 Namespace", Namespace.class,
          "v1 ServiceAccount", ServiceAccount.class,
          "v1 ConfigMap", ConfigMap.class,
          "v1 Secret", Secret.class,
          "v1 PersistentVolumeClaim", PersistentVolumeClaim.class,
          "batch/v1 CronJob", CronJob.class,
          "batch/v1 Job", Job.class,
          "networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class);

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .annotationIntrospector(new WithoutRest())
          .build();

  private StrictModel() {}

  /** Nothing is kept that has no place of its own. */
  private static final class WithoutRest extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1;

    @Override
    public Boolean hasAnySetter(Annotated annotated) {
      return false;
    }
  }

  /**
   * The object.
   *
   * @throws IllegalArgumentException if Kubernetes would refuse it: the message names the field
   */
  static HasMetadata read(Map<?, ?> content) {
    var kind = content.get("apiVersion") + " " + content.get("kind");
    var type = KINDS.get(kind);
    if (type == null) {
      throw new IllegalArgumentException("no kind that this test knows: " + kind);
    }
    return MAPPER.convertValue(content, type);
  }
}
