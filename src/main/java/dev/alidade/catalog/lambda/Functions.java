package dev.alidade.catalog.lambda;

import static dev.alidade.catalog.Declaration.inModule;
import static dev.alidade.graph.Target.to;
import static dev.alidade.graph.Target.toMany;

import dev.alidade.catalog.Declaration;
import dev.alidade.catalog.RegionalResource;
import dev.alidade.catalog.Scope;
import dev.alidade.catalog.policy.PolicyDocument;
import dev.alidade.catalog.policy.PolicyReading;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.NodeTypeBuilder;
import dev.alidade.graph.Rows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.Layer;
import software.amazon.awssdk.services.lambda.model.PackageType;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.TracingConfigResponse;

/**
 * Functions with their layers, policies, aliases and images. Lists with {@code
 * lambda:ListFunctions}; asks {@code lambda:GetPolicy} and {@code lambda:ListAliases} of each, and
 * {@code lambda:GetFunction} of those that run an image, which the list does not name. Of a
 * function's environment nothing is kept: its values are secrets as often as not.
 */
final class Functions implements RegionalResource {

  /** How a function comes, as all providers call it. */
  private static final Map<String, String> DEPLOYMENTS =
      Map.of("Zip", "code", "Image", "container");

  /** The instruction sets of a function, as images call them. */
  private static final Map<String, String> ARCHITECTURES =
      Map.of("x86_64", "amd64", "arm64", "arm64");

  /** A function that runs what was uploaded, and so has no image. */
  static final NodeType<FunctionConfiguration> FUNCTION =
      described()
          .property("image_uri", function -> null)
          .property("image_digest", function -> null)
          .normalised("image", function -> null)
          .normalised("image_digest", function -> null)
          .build();

  /** A function that runs an image, of which it is yet to be asked which. */
  static final NodeType<FunctionConfiguration> CONTAINER =
      described().links("HAS", to("AWSECRImage", Functions::imageDigest).by("digest")).build();

  /** What the calls about a function need of it. */
  private record Listed(String name, String arn, boolean ofImage) {}

  private static NodeTypeBuilder<FunctionConfiguration> described() {
    return NodeType.named("AWSLambda", FunctionConfiguration.class)
        .alsoLabelled("Function")
        .id(FunctionConfiguration::functionArn)
        .indexed("arn", FunctionConfiguration::functionArn)
        .property("name", FunctionConfiguration::functionName)
        .property("modifieddate", FunctionConfiguration::lastModified)
        .property("runtime", FunctionConfiguration::runtimeAsString)
        .property("description", FunctionConfiguration::description)
        .property("timeout", FunctionConfiguration::timeout)
        .property("memory", FunctionConfiguration::memorySize)
        .property("codesize", FunctionConfiguration::codeSize)
        .property("handler", FunctionConfiguration::handler)
        .property("version", FunctionConfiguration::version)
        .property("tracingconfigmode", Functions::tracing)
        .property("revisionid", FunctionConfiguration::revisionId)
        .property("state", FunctionConfiguration::stateAsString)
        .property("statereason", FunctionConfiguration::stateReason)
        .property("statereasoncode", FunctionConfiguration::stateReasonCodeAsString)
        .property("lastupdatestatus", FunctionConfiguration::lastUpdateStatusAsString)
        .property("lastupdatestatusreason", FunctionConfiguration::lastUpdateStatusReason)
        .property(
            "lastupdatestatusreasoncode", FunctionConfiguration::lastUpdateStatusReasonCodeAsString)
        .property("packagetype", FunctionConfiguration::packageTypeAsString)
        .property("signingprofileversionarn", FunctionConfiguration::signingProfileVersionArn)
        .property("signingjobarn", FunctionConfiguration::signingJobArn)
        .property("codesha256", FunctionConfiguration::codeSha256)
        .property("architectures", Functions::architectures)
        .property("architecture_normalized", Functions::architecture)
        .property("masterarn", FunctionConfiguration::masterArn)
        .property("kmskeyarn", FunctionConfiguration::kmsKeyArn)
        .region()
        .fromAws()
        .normalised("name", FunctionConfiguration::functionName)
        .normalised("runtime", FunctionConfiguration::runtimeAsString)
        .normalised("memory", FunctionConfiguration::memorySize)
        .normalised("timeout", FunctionConfiguration::timeout)
        .normalised("deployment_type", Functions::deployment)
        .ownedByAccount()
        .taggedAs("lambda:function")
        .links("ASSUMES", to("AWSRole", FunctionConfiguration::role).by("arn"))
        .links("STS_ASSUMEROLE_ALLOW", to("AWSPrincipal", FunctionConfiguration::role).by("arn"))
        .links("HAS", toMany("AWSLambdaLayer", Functions::layerArns));
  }

  @Override
  public Declaration declaration() {
    return inModule("lambda_function")
        .calls(Lambda.SERVICE, "ListFunctions", "GetPolicy", "ListAliases", "GetFunction")
        .writes(
            FUNCTION,
            CONTAINER,
            UsedLayer.LAYER,
            FunctionAccess.ACCESS,
            Alias.ALIAS,
            FunctionImage.IMAGE);
  }

  @Override
  public void survey(Scope at, Rows rows) {
    var lambda = Lambda.of(at);
    var listed = list(lambda, rows);
    at.details(listed)
        .named(Listed::name)
        .feeding(FunctionAccess.ACCESS)
        .ask(
            function -> {
              var policy = policy(lambda, function.name());
              if (policy instanceof PolicyReading.Unreadable(var problem)) {
                at.missing(function.name(), "its policy " + problem, FunctionAccess.ACCESS);
              } else {
                rows.add(FunctionAccess.ACCESS, FunctionAccess.by(policy, function.arn()));
              }
            });
    at.details(listed)
        .named(Listed::name)
        .feeding(Alias.ALIAS)
        .ask(
            function ->
                lambda
                    .listAliasesPaginator(
                        r -> r.functionName(function.name()).maxItems(Lambda.MOST_ALIASES))
                    .aliases()
                    .forEach(alias -> rows.add(Alias.ALIAS, new Alias(function.arn(), alias))));
    at.details(listed.stream().filter(Listed::ofImage))
        .named(Listed::name)
        .feeding(FunctionImage.IMAGE)
        .ask(
            function -> {
              var code = lambda.getFunction(r -> r.functionName(function.name())).code();
              rows.add(FunctionImage.IMAGE, FunctionImage.of(function.arn(), code));
            });
  }

  /** Adds what the list says, and keeps of each function what it takes to ask for more. */
  private static List<Listed> list(LambdaClient lambda, Rows rows) {
    var listed = new ArrayList<Listed>();
    var layers = new LinkedHashMap<@Nullable String, UsedLayer>();
    for (var page : lambda.listFunctionsPaginator(r -> r.maxItems(Lambda.MOST_FUNCTIONS))) {
      for (var function : page.functions()) {
        rows.add(runsImage(function) ? CONTAINER : FUNCTION, function);
        var arn = function.functionArn();
        if (arn == null) {
          continue;
        }
        function.layers().forEach(layer -> layers.put(layer.arn(), new UsedLayer(layer, arn)));
        listed.add(
            new Listed(
                Objects.requireNonNullElse(function.functionName(), arn),
                arn,
                runsImage(function)));
      }
    }
    layers.values().forEach(layer -> rows.add(UsedLayer.LAYER, layer));
    return listed;
  }

  /**
   * A function's policy, absent where AWS says that there is none. It has one code for that and for
   * a function that has gone since it was listed, whose row then waits for nothing.
   */
  private static PolicyReading policy(LambdaClient lambda, String function) {
    try {
      return PolicyDocument.read(lambda.getPolicy(r -> r.functionName(function)).policy());
    } catch (ResourceNotFoundException e) {
      return new PolicyReading.Absent();
    }
  }

  private static boolean runsImage(FunctionConfiguration function) {
    return function.packageType() == PackageType.IMAGE;
  }

  /** Lambda gives the digest of an image where other functions have the hash of their code. */
  private static @Nullable String imageDigest(FunctionConfiguration function) {
    var hash = function.codeSha256();
    return hash == null ? null : "sha256:" + hash;
  }

  private static @Nullable String tracing(FunctionConfiguration function) {
    TracingConfigResponse tracing = function.tracingConfig();
    return tracing == null ? null : tracing.modeAsString();
  }

  private static @Nullable List<String> architectures(FunctionConfiguration function) {
    return function.hasArchitectures() ? function.architecturesAsStrings() : null;
  }

  private static @Nullable String architecture(FunctionConfiguration function) {
    return function.architecturesAsStrings().stream()
        .findFirst()
        .map(ARCHITECTURES::get)
        .orElse(null);
  }

  private static @Nullable String deployment(FunctionConfiguration function) {
    var type = function.packageTypeAsString();
    return type == null ? null : DEPLOYMENTS.get(type);
  }

  private static List<String> layerArns(FunctionConfiguration function) {
    return function.layers().stream().map(Layer::arn).filter(Objects::nonNull).toList();
  }
}
