package dev.alidade.setup;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.LinkedHashMap;
import java.util.List;

/** A blueprint for Terraform: one provider for each account, everything in one file. */
public final class Terraform {

  private static final String ADMIN = "var.admin_role_name";

  private final Blueprint blueprint;

  /** The file of a blueprint. */
  public Terraform(Blueprint blueprint) {
    this.blueprint = blueprint;
  }

  /** The file's text. */
  public String text() {
    var file = new HclBody();
    file.comment(
        "Roles for Alidade, printed by «alidade setup». Apply it as an administrator of the");
    file.comment("hub account " + blueprint.hub().id() + ". Nothing in here is secret.");
    file.gap();
    requirements(file);
    file.comment("The hub, with the credentials that Terraform is run with.");
    file.block("provider \"aws\"", provider -> account(provider, blueprint.hub()));
    blueprint.spokes().forEach(spoke -> spokeProvider(file, spoke));
    locals(file);
    file.comment("The role that reads, in every account, the hub included.");
    blueprint.accounts().forEach(account -> readRole(file, account));
    hubRole(file);
    outputs(file);
    return file.text();
  }

  private void requirements(HclBody file) {
    file.block(
        "terraform",
        terraform -> {
          terraform.attribute("required_version", Hcl.quoted(">= 1.3"));
          terraform.block(
              "required_providers",
              providers -> {
                var aws = new LinkedHashMap<String, String>();
                aws.put("source", Hcl.quoted("hashicorp/aws"));
                aws.put("version", Hcl.quoted(">= 5.0"));
                providers.attribute("aws", Hcl.map(aws));
              });
        });
    if (!blueprint.spokes().isEmpty()) {
      file.block(
          "variable \"admin_role_name\"",
          variable ->
              variable
                  .attribute(
                      "description",
                      Hcl.quoted("The role that Terraform assumes in each account but the hub"))
                  .attribute("type", "string")
                  // The one that AWS Organizations makes in accounts that it creates:
                  // https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_access-cross-account-role.html
                  .attribute("default", Hcl.quoted("OrganizationAccountAccessRole")));
    }
  }

  private void account(HclBody provider, SurveyedAccount account) {
    provider
        .attribute("region", Hcl.quoted(blueprint.region()))
        .attribute("allowed_account_ids", Hcl.list(List.of(account.id())));
  }

  private void spokeProvider(HclBody file, SurveyedAccount spoke) {
    file.block(
        "provider \"aws\"",
        provider -> {
          provider.attribute("alias", Hcl.quoted(alias(spoke)));
          account(provider, spoke);
          provider.block(
              "assume_role",
              assume ->
                  assume.attribute(
                      "role_arn",
                      Hcl.quoted(
                          "arn:" + blueprint.partition() + ":iam::" + spoke.id() + ":role/",
                          ADMIN)));
        });
  }

  private void locals(HclBody file) {
    var role = blueprint.readRole();
    file.block(
        "locals",
        locals -> {
          locals.attribute("read_trust", "jsonencode(" + Hcl.value(role.trust()) + ")");
          if (!role.managedPolicies().isEmpty()) {
            var arns = JsonNodeFactory.instance.arrayNode();
            role.managedPolicies().forEach(arns::add);
            locals.attribute("read_policies", "toset(" + Hcl.value(arns) + ")");
          }
          if (!role.inlinePolicies().isEmpty()) {
            var documents = new LinkedHashMap<String, String>();
            role.inlinePolicies()
                .forEach(
                    policy ->
                        documents.put(
                            policy.name(), "jsonencode(" + Hcl.value(policy.document()) + ")"));
            locals.attribute("read_inline_policies", Hcl.map(documents));
          }
        });
  }

  private void readRole(HclBody file, SurveyedAccount account) {
    var role = blueprint.readRole();
    var name = "read_" + account.id();
    file.block(
        resource("aws_iam_role", name),
        resource -> {
          provider(resource, account);
          resource
              .attribute("name", Hcl.quoted(role.name()))
              .attribute("description", Hcl.quoted(role.description()))
              .attribute("assume_role_policy", "local.read_trust");
        });
    if (!role.managedPolicies().isEmpty()) {
      file.block(
          resource("aws_iam_role_policy_attachment", name),
          resource -> {
            provider(resource, account);
            resource
                .attribute("for_each", "local.read_policies")
                .attribute("role", "aws_iam_role." + name + ".name")
                .attribute("policy_arn", "each.value");
          });
    }
    if (!role.inlinePolicies().isEmpty()) {
      file.block(
          resource("aws_iam_role_policy", name),
          resource -> {
            provider(resource, account);
            resource
                .attribute("for_each", "local.read_inline_policies")
                .attribute("role", "aws_iam_role." + name + ".name")
                .attribute("name", "each.key")
                .attribute("policy", "each.value");
          });
    }
  }

  private void hubRole(HclBody file) {
    var role = blueprint.hubRole();
    file.comment("The role of the machine that Alidade runs on, in the hub.");
    file.block(
        resource("aws_iam_role", "hub"),
        resource ->
            resource
                .attribute("name", Hcl.quoted(role.name()))
                .attribute("description", Hcl.quoted(role.description()))
                .attribute("assume_role_policy", "jsonencode(" + Hcl.value(role.trust()) + ")"));
    for (var policy : role.inlinePolicies()) {
      file.block(
          resource("aws_iam_role_policy", "hub"),
          resource ->
              resource
                  .attribute("name", Hcl.quoted(policy.name()))
                  .attribute("role", "aws_iam_role.hub.name")
                  .attribute("policy", "jsonencode(" + Hcl.value(policy.document()) + ")"));
    }
    if (blueprint.hasInstanceProfile()) {
      file.block(
          resource("aws_iam_instance_profile", "hub"),
          resource ->
              resource
                  .attribute("name", Hcl.quoted(role.name()))
                  .attribute("role", "aws_iam_role.hub.name"));
    }
  }

  private void outputs(HclBody file) {
    file.block(
        "output \"hub_role_arn\"", output -> output.attribute("value", "aws_iam_role.hub.arn"));
    if (blueprint.hasInstanceProfile()) {
      file.block(
          "output \"instance_profile\"",
          output -> output.attribute("value", "aws_iam_instance_profile.hub.name"));
    }
    file.comment("For the machine: terraform output -raw aws_config > ~/.aws/config");
    file.block("output \"aws_config\"", output -> output.heredoc("value", blueprint.configFile()));
  }

  /** Resources of the hub have the provider without an alias. */
  private void provider(HclBody resource, SurveyedAccount account) {
    if (!account.equals(blueprint.hub())) {
      resource.attribute("provider", "aws." + alias(account));
    }
  }

  private static String resource(String type, String name) {
    return "resource " + Hcl.quoted(type) + " " + Hcl.quoted(name);
  }

  private static String alias(SurveyedAccount account) {
    return "account_" + account.id();
  }
}
