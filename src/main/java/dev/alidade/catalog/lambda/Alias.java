package dev.alidade.catalog.lambda;

import static dev.alidade.graph.Target.to;

import dev.alidade.graph.NodeType;
import software.amazon.awssdk.services.lambda.model.AliasConfiguration;

/** A name that somebody gave a version of a function. */
record Alias(String functionArn, AliasConfiguration configuration) {

  static final NodeType<Alias> ALIAS =
      NodeType.named("AWSLambdaFunctionAlias", Alias.class)
          .id(alias -> alias.configuration().aliasArn())
          .indexed("arn", alias -> alias.configuration().aliasArn())
          .property("aliasname", alias -> alias.configuration().name())
          .property("functionversion", alias -> alias.configuration().functionVersion())
          .property("description", alias -> alias.configuration().description())
          .property("revisionid", alias -> alias.configuration().revisionId())
          .property("functionarn", Alias::functionArn)
          .ownedByAccount()
          .linkedFrom("KNOWN_AS", to("AWSLambda", Alias::functionArn))
          .build();
}
