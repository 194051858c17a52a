package dev.alidade.survey;

import dev.alidade.aws.Access;
import dev.alidade.aws.AwsClients;
import dev.alidade.aws.AwsSettings;
import dev.alidade.aws.CallLedger;
import dev.alidade.aws.CallSite;
import dev.alidade.aws.Limiter;
import dev.alidade.aws.Outcome;
import dev.alidade.aws.Ticker;
import dev.alidade.aws.WaitListener;
import dev.alidade.catalog.Scope;
import dev.alidade.catalog.all.AwsCatalogue;
import dev.alidade.graph.Place;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.regions.Region;

/**
 * The scope of a running survey for tests of resources: details are asked side by side in windows,
 * gaps are kept and so on, all by the real {@link AccountScope}. Only clients lead where the test
 * says, and pauses are noted and not slept.
 */
public final class ScopeInTest {

  /** How a gap ends that names its items. */
  private static final Pattern NAMES =
      Pattern.compile("\\(\\d+ items?: (.*?)(?: and \\d+ more)?\\)");

  private final Place place;
  private final AccountScope real;
  private final UnaryOperator<AwsClientBuilder<?, ?>> leading;
  private final List<Duration> pauses = new CopyOnWriteArrayList<>();
  private final Scope scope;

  /**
   * A scope of a run of its own.
   *
   * @param leading says to a client's builder where AWS is; region and keys are set
   */
  public ScopeInTest(Place place, UnaryOperator<AwsClientBuilder<?, ?>> leading) {
    this(place, leading, new Run());
  }

  /** One of several scopes of a run. */
  public ScopeInTest(Place place, UnaryOperator<AwsClientBuilder<?, ?>> leading, Run run) {
    this.place = place;
    this.leading = leading;
    this.real =
        new AccountScope(
            place,
            access(place),
            clients(),
            new AccountScope.Memos(new Memo(), new Memo(), run.memo),
            List.of(place.region()),
            ModuleSettings.USUAL,
            () -> false,
            WaitListener.NONE);
    InvocationHandler handler = this::invoke;
    this.scope =
        (Scope)
            Proxy.newProxyInstance(
                Scope.class.getClassLoader(), new Class<?>[] {Scope.class}, handler);
  }

  /** What the scopes of a run have in common. */
  public static final class Run {
    private final Memo memo = new Memo();
  }

  /** What a resource is given. */
  public Scope scope() {
    return scope;
  }

  /** Says that AWS returned an item that cannot be charted, as the survey does. */
  public void withoutId(String label) {
    real.withoutId(label);
  }

  /** How the scope has ended whose lists were all read. */
  public Outcome outcome() {
    return real.gaps().outcome();
  }

  /** The names of the items of which something was not read, up to three of each kind, sorted. */
  public List<String> missing() {
    return NAMES
        .matcher(Outcomes.reason(outcome()))
        .results()
        .flatMap(found -> Stream.of(found.group(1).split(", ", -1)))
        .sorted()
        .toList();
  }

  /** What was to be waited, in order. */
  public List<Duration> pauses() {
    return pauses;
  }

  private Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    return switch (method.getName()) {
      case "client" -> client((Supplier<?>) arguments[0], arguments);
      case "pause" -> pauses.add((Duration) arguments[0]);
      default -> {
        try {
          yield method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
          throw e.getCause();
        }
      }
    };
  }

  private Object client(Supplier<?> builder, Object[] arguments) {
    var region = arguments.length > 1 ? String.valueOf(arguments[1]) : place.region();
    var fresh = (AwsClientBuilder<?, ?>) builder.get();
    fresh
        .region(region.equals(Place.GLOBAL) ? Region.AWS_GLOBAL : Region.of(region))
        .credentialsProvider(keys(place));
    return leading
        .apply(fresh)
        .overrideConfiguration(
            fresh.overrideConfiguration().toBuilder()
                .addExecutionInterceptor(new Sites(region))
                .build())
        .build();
  }

  /** Says of each failure where it comes from, as the clients of a survey do. */
  private final class Sites implements ExecutionInterceptor {
    private final String region;

    Sites(String region) {
      this.region = region;
    }

    @Override
    public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes about) {
      var packages = context.request().getClass().getPackageName().split("\\.", -1);
      var service = AwsCatalogue.create().services().of(packages[packages.length - 2]);
      var operation = about.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
      context
          .exception()
          .addSuppressed(new CallSite(place.accountId(), region, service, operation));
    }
  }

  private static StaticCredentialsProvider keys(Place place) {
    return StaticCredentialsProvider.create(
        AwsBasicCredentials.create("AKIA" + place.accountId() + "TEST", "secret"));
  }

  private static Access access(Place place) {
    return new Access(place.accountId(), place.partition(), "test", "us-east-1", keys(place));
  }

  /** Nobody calls through these. */
  private static AwsClients clients() {
    return new AwsClients(
        AwsSettings.from(Map.of()),
        new CallLedger(InstantSource.system()),
        new Limiter(AwsCatalogue.create().services().rates(), Ticker.system()));
  }
}
