package dev.alidade.catalog.lambda;

import static dev.alidade.catalog.Declaration.inModule;
import static dev.alidade.graph.Target.to;

import dev.alidade.catalog.Declaration;
import dev.alidade.catalog.RegionalResource;
import dev.alidade.catalog.Scope;
import dev.alidade.catalog.text.PythonDates;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Rows;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;

/**
 * What hands queues' and streams' items to functions. Lists with {@code
 * lambda:ListEventSourceMappings} once for the region, which also brings the mappings of versions
 * and aliases, and those whose function or source is gone.
 */
final class EventSourceMappings implements RegionalResource {

  /** The ARN of a function, before the version or alias that may follow it. */
  private static final Pattern FUNCTION = Pattern.compile("^(?:[^:]*:){6}[^:]+");

  static final NodeType<EventSourceMappingConfiguration> MAPPING =
      NodeType.named("AWSLambdaEventSourceMapping", EventSourceMappingConfiguration.class)
          .id(EventSourceMappingConfiguration::uuid)
          .property("batchsize", EventSourceMappingConfiguration::batchSize)
          .property("startingposition", EventSourceMappingConfiguration::startingPositionAsString)
          .property(
              "startingpositiontimestamp",
              mapping -> PythonDates.datetime(mapping.startingPositionTimestamp()))
          .property("parallelizationfactor", EventSourceMappingConfiguration::parallelizationFactor)
          .property(
              "maximumbatchingwindowinseconds",
              EventSourceMappingConfiguration::maximumBatchingWindowInSeconds)
          .property("eventsourcearn", EventSourceMappingConfiguration::eventSourceArn)
          .property("lastmodified", mapping -> PythonDates.datetime(mapping.lastModified()))
          .property("lastprocessingresult", EventSourceMappingConfiguration::lastProcessingResult)
          .property("state", EventSourceMappingConfiguration::state)
          .property("maximumrecordage", EventSourceMappingConfiguration::maximumRecordAgeInSeconds)
          .property(
              "bisectbatchonfunctionerror",
              EventSourceMappingConfiguration::bisectBatchOnFunctionError)
          .property("maximumretryattempts", EventSourceMappingConfiguration::maximumRetryAttempts)
          .property(
              "tumblingwindowinseconds", EventSourceMappingConfiguration::tumblingWindowInSeconds)
          .property("functionarn", EventSourceMappingConfiguration::functionArn)
          .ownedByAccount()
          .linkedFrom("RESOURCE", to("AWSLambda", EventSourceMappings::function))
          .build();

  @Override
  public Declaration declaration() {
    return inModule("lambda_function")
        .calls(Lambda.SERVICE, "ListEventSourceMappings")
        .writes(MAPPING);
  }

  @Override
  public void survey(Scope at, Rows rows) {
    Lambda.of(at)
        .listEventSourceMappingsPaginator(r -> r.maxItems(Lambda.MOST_MAPPINGS))
        .eventSourceMappings()
        .forEach(mapping -> rows.add(MAPPING, mapping));
  }

  /** The function itself, where the mapping names a version or an alias of it. */
  private static @Nullable String function(EventSourceMappingConfiguration mapping) {
    var arn = mapping.functionArn();
    if (arn == null) {
      return null;
    }
    var function = FUNCTION.matcher(arn);
    return function.find() ? function.group() : arn;
  }
}
