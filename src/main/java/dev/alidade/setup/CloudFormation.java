package dev.alidade.setup;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A blueprint for CloudFormation: a template for the hub, and one for a StackSet over the spokes.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html
 */
public final class CloudFormation {

  private final Blueprint blueprint;

  /** The templates of a blueprint. */
  public CloudFormation(Blueprint blueprint) {
    this.blueprint = blueprint;
  }

  /** The hub's: both roles, and the instance profile. */
  public String hub() {
    var template = template("Alidade: what the hub account " + blueprint.hub().id() + " needs");
    var resources = template.putObject("Resources");
    resources.set("ReadRole", role(blueprint.readRole()));
    resources.set("HubRole", role(blueprint.hubRole()));
    var outputs = template.putObject("Outputs");
    outputs
        .putObject("HubRoleArn")
        .putObject("Value")
        .putArray("Fn::GetAtt")
        .add("HubRole")
        .add("Arn");
    if (blueprint.hasInstanceProfile()) {
      var profile = resources.putObject("InstanceProfile");
      profile.put("Type", "AWS::IAM::InstanceProfile");
      var properties = profile.putObject("Properties");
      properties.put("InstanceProfileName", blueprint.hubRole().name());
      properties.putArray("Roles").addObject().put("Ref", "HubRole");
      outputs.putObject("InstanceProfile").putObject("Value").put("Ref", "InstanceProfile");
    }
    return """
    # In the hub account %s:
    #   aws cloudformation deploy --stack-name alidade-hub --template-file hub.yaml \\
    #     --capabilities CAPABILITY_NAMED_IAM --region %s
    """
            .formatted(blueprint.hub().id(), blueprint.region())
        + Yaml.document(template);
  }

  /** The spokes': the role that reads. The same in all of them. */
  public String spokes() {
    var template = template("Alidade: what every account but the hub needs");
    template.putObject("Resources").set("ReadRole", role(blueprint.readRole()));
    var ids = blueprint.spokes().stream().map(SurveyedAccount::id).toList();
    return """
    # From the organisation's management account, or a delegated administrator (with
    # --call-as DELEGATED_ADMIN); roles are global, so one region is enough:
    #   aws cloudformation create-stack-set --stack-set-name alidade-spokes \\
    #     --template-body file://spokes.yaml --capabilities CAPABILITY_NAMED_IAM \\
    #     --permission-model SERVICE_MANAGED \\
    #     --auto-deployment Enabled=true,RetainStacksOnAccountRemoval=false --region %1$s
    #   aws cloudformation create-stack-instances --stack-set-name alidade-spokes \\
    #     --regions %1$s --region %1$s \\
    #     --deployment-targets %2$s
    """
            .formatted(
                blueprint.region(),
                ids.isEmpty()
                    ? "OrganizationalUnitIds=ROOT_OR_OU_ID"
                    : "OrganizationalUnitIds=ROOT_OR_OU_ID,AccountFilterType=INTERSECTION,\\\n"
                        + "#       Accounts="
                        + String.join(",", ids))
        + Yaml.document(template);
  }

  /** Both templates and the config file, as one stream of YAML documents. */
  public String all() {
    return "---\n"
        + hub()
        + "---\n"
        + spokes()
        + "---\n# ~/.aws/config of the machine that Alidade runs on:\n"
        + Yaml.text(blueprint.configFile());
  }

  private static ObjectNode template(String description) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("AWSTemplateFormatVersion", "2010-09-09")
        .put("Description", description);
  }

  private static ObjectNode role(Role role) {
    var resource = JsonNodeFactory.instance.objectNode().put("Type", "AWS::IAM::Role");
    var properties = resource.putObject("Properties");
    properties.put("RoleName", role.name());
    properties.put("Description", role.description());
    properties.set("AssumeRolePolicyDocument", role.trust());
    if (!role.managedPolicies().isEmpty()) {
      var arns = properties.putArray("ManagedPolicyArns");
      role.managedPolicies().forEach(arns::add);
    }
    if (!role.inlinePolicies().isEmpty()) {
      var policies = properties.putArray("Policies");
      role.inlinePolicies()
          .forEach(
              policy ->
                  policies
                      .addObject()
                      .put("PolicyName", policy.name())
                      .set("PolicyDocument", policy.document()));
    }
    return resource;
  }
}
