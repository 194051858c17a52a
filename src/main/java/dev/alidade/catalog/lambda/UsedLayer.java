package dev.alidade.catalog.lambda;

import dev.alidade.graph.NodeType;
import software.amazon.awssdk.services.lambda.model.Layer;

/**
 * A version of a layer as a function names it. It may be of another account, which has published
 * it, and then functions of many accounts may name it: one node for all of them.
 *
 * @param functionArn the function of the region that was listed last of those that use it, which is
 *     what the contract has, and over accounts the last by name; all of them are linked to it
 */
record UsedLayer(Layer layer, String functionArn) {

  static final NodeType<UsedLayer> LAYER =
      NodeType.named("AWSLambdaLayer", UsedLayer.class)
          .id(used -> used.layer().arn())
          .property("arn", used -> used.layer().arn())
          .property("codesize", used -> used.layer().codeSize())
          .property("signingprofileversionarn", used -> used.layer().signingProfileVersionArn())
          .property("signingjobarn", used -> used.layer().signingJobArn())
          .property("functionarn", UsedLayer::functionArn)
          .takingTheGreatest("functionarn")
          .shared()
          .ownedByAccount()
          .build();
}
