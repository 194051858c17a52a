# Roles for Alidade, printed by «alidade setup». Apply it as an administrator of the
# hub account 111111111111. Nothing in here is secret.

terraform {
  required_version = ">= 1.3"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.0"
    }
  }
}

variable "admin_role_name" {
  description = "The role that Terraform assumes in each account but the hub"
  type        = string
  default     = "OrganizationAccountAccessRole"
}

# The hub, with the credentials that Terraform is run with.
provider "aws" {
  region              = "eu-west-1"
  allowed_account_ids = ["111111111111"]
}

provider "aws" {
  alias               = "account_222222222222"
  region              = "eu-west-1"
  allowed_account_ids = ["222222222222"]

  assume_role {
    role_arn = "arn:aws:iam::222222222222:role/${var.admin_role_name}"
  }
}

provider "aws" {
  alias               = "account_333333333333"
  region              = "eu-west-1"
  allowed_account_ids = ["333333333333"]

  assume_role {
    role_arn = "arn:aws:iam::333333333333:role/${var.admin_role_name}"
  }
}

locals {
  read_trust = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = "sts:AssumeRole"
        Principal = {
          AWS = "arn:aws:iam::111111111111:root"
        }
        Condition = {
          StringEquals = {
            "sts:ExternalId"     = "5f0c8c1e"
            "aws:PrincipalOrgID" = "o-a1b2c3d4e5"
          }
          ArnEquals = {
            "aws:PrincipalArn" = "arn:aws:iam::111111111111:role/surveyor"
          }
        }
      },
    ]
  })
  read_inline_policies = {
    AlidadeSurvey = jsonencode({
      Version = "2012-10-17"
      Statement = [
        {
          Sid    = "AlidadeSurvey"
          Effect = "Allow"
          Action = [
            "ec2:DescribeRegions",
            "ec2:DescribeVpcs",
            "iam:GenerateCredentialReport",
            "iam:GenerateServiceLastAccessedDetails",
            "iam:GetAccessKeyLastUsed",
            "iam:GetAccountAuthorizationDetails",
            "iam:GetAccountSummary",
            "iam:GetCredentialReport",
            "iam:GetPolicy",
            "iam:GetPolicyVersion",
            "iam:GetServiceLastAccessedDetails",
            "iam:ListAccessKeys",
            "iam:ListMFADevices",
            "iam:ListSAMLProviders",
            "iam:ListServerCertificates",
            "iam:ListUsers",
            "iam:ListVirtualMFADevices",
          ]
          Resource = "*"
        },
      ]
    })
  }
}

# The role that reads, in every account, the hub included.
resource "aws_iam_role" "read_111111111111" {
  name               = "reader"
  description        = "Read by Alidade from the hub account 111111111111"
  assume_role_policy = local.read_trust
}

resource "aws_iam_role_policy" "read_111111111111" {
  for_each = local.read_inline_policies
  role     = aws_iam_role.read_111111111111.name
  name     = each.key
  policy   = each.value
}

resource "aws_iam_role" "read_222222222222" {
  provider           = aws.account_222222222222
  name               = "reader"
  description        = "Read by Alidade from the hub account 111111111111"
  assume_role_policy = local.read_trust
}

resource "aws_iam_role_policy" "read_222222222222" {
  provider = aws.account_222222222222
  for_each = local.read_inline_policies
  role     = aws_iam_role.read_222222222222.name
  name     = each.key
  policy   = each.value
}

resource "aws_iam_role" "read_333333333333" {
  provider           = aws.account_333333333333
  name               = "reader"
  description        = "Read by Alidade from the hub account 111111111111"
  assume_role_policy = local.read_trust
}

resource "aws_iam_role_policy" "read_333333333333" {
  provider = aws.account_333333333333
  for_each = local.read_inline_policies
  role     = aws_iam_role.read_333333333333.name
  name     = each.key
  policy   = each.value
}

# The role of the machine that Alidade runs on, in the hub.
resource "aws_iam_role" "hub" {
  name        = "surveyor"
  description = "Alidade's own: assumes reader in every account"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = "sts:AssumeRole"
        Principal = {
          Service = "ec2.amazonaws.com"
        }
      },
    ]
  })
}

resource "aws_iam_role_policy" "hub" {
  name = "CartographyAssumeRolePolicy"
  role = aws_iam_role.hub.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = "sts:AssumeRole"
        Resource = "arn:aws:iam::*:role/reader"
      },
      {
        Effect   = "Allow"
        Action   = "ec2:DescribeRegions"
        Resource = "*"
      },
      {
        Effect = "Allow"
        Action = [
          "organizations:DescribeOrganization",
          "organizations:ListAccounts",
          "organizations:ListAccountsForParent",
          "organizations:ListOrganizationalUnitsForParent",
          "organizations:ListRoots",
          "organizations:ListTagsForResource",
        ]
        Resource = "*"
      },
    ]
  })
}

resource "aws_iam_instance_profile" "hub" {
  name = "surveyor"
  role = aws_iam_role.hub.name
}

output "hub_role_arn" {
  value = aws_iam_role.hub.arn
}

output "instance_profile" {
  value = aws_iam_instance_profile.hub.name
}

# For the machine: terraform output -raw aws_config > ~/.aws/config
output "aws_config" {
  value = <<-EOT
    [default]
    region = eu-west-1
    output = json

    [profile hub]
    role_arn = arn:aws:iam::111111111111:role/reader
    external_id = 5f0c8c1e
    region = eu-west-1
    output = json
    credential_source = Ec2InstanceMetadata

    [profile production]
    role_arn = arn:aws:iam::222222222222:role/reader
    external_id = 5f0c8c1e
    region = eu-west-1
    output = json
    credential_source = Ec2InstanceMetadata

    [profile staging]
    role_arn = arn:aws:iam::333333333333:role/reader
    external_id = 5f0c8c1e
    region = eu-central-1
    output = json
    credential_source = Ec2InstanceMetadata
  EOT
}
