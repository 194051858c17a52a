package dev.alidade.cli.nativeimage;

import com.oracle.svm.core.annotate.Alias;
import com.oracle.svm.core.annotate.RecomputeFieldValue;
import com.oracle.svm.core.annotate.TargetClass;
import java.util.Set;

/**
 * The JDK's HTTP client reads two properties when its classes are initialised, which an image has
 * behind it when it starts: what {@code Transport} sets then comes too late. So the image has what
 * they would be.
 */
final class HttpAsSet {

  private HttpAsSet() {}

  /** As {@code jdk.http.auth.tunneling.disabledSchemes=}: a proxy may want name and password. */
  @TargetClass(className = "sun.net.www.protocol.http.HttpURLConnection")
  private static final class Tunnels {

    @Alias
    @RecomputeFieldValue(kind = RecomputeFieldValue.Kind.FromAlias)
    private static Set<String> disabledTunnelingSchemes = Set.of();
  }

  /** As {@code sun.net.http.retryPost=false}: nothing is repeated unseen. */
  @TargetClass(className = "sun.net.www.http.HttpClient")
  private static final class Repetitions {

    @Alias
    @RecomputeFieldValue(kind = RecomputeFieldValue.Kind.FromAlias)
    private static boolean retryPostProp = false;
  }
}
