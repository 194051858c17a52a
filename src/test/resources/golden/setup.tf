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
  region              = "us-east-1"
  allowed_account_ids = ["111111111111"]
}

provider "aws" {
  alias               = "account_222222222222"
  region              = "us-east-1"
  allowed_account_ids = ["222222222222"]

  assume_role {
    role_arn = "arn:aws:iam::222222222222:role/${var.admin_role_name}"
  }
}

provider "aws" {
  alias               = "account_333333333333"
  region              = "us-east-1"
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
      },
    ]
  })
  read_policies = toset([
    "arn:aws:iam::aws:policy/SecurityAudit",
    "arn:aws:iam::aws:policy/AmazonInspector2ReadOnlyAccess",
  ])
}

# The role that reads, in every account, the hub included.
resource "aws_iam_role" "read_111111111111" {
  name               = "cartography-read-only"
  description        = "Read by Alidade from the hub account 111111111111"
  assume_role_policy = local.read_trust
}

resource "aws_iam_role_policy_attachment" "read_111111111111" {
  for_each   = local.read_policies
  role       = aws_iam_role.read_111111111111.name
  policy_arn = each.value
}

resource "aws_iam_role" "read_222222222222" {
  provider           = aws.account_222222222222
  name               = "cartography-read-only"
  description        = "Read by Alidade from the hub account 111111111111"
  assume_role_policy = local.read_trust
}

resource "aws_iam_role_policy_attachment" "read_222222222222" {
  provider   = aws.account_222222222222
  for_each   = local.read_policies
  role       = aws_iam_role.read_222222222222.name
  policy_arn = each.value
}

resource "aws_iam_role" "read_333333333333" {
  provider           = aws.account_333333333333
  name               = "cartography-read-only"
  description        = "Read by Alidade from the hub account 111111111111"
  assume_role_policy = local.read_trust
}

resource "aws_iam_role_policy_attachment" "read_333333333333" {
  provider   = aws.account_333333333333
  for_each   = local.read_policies
  role       = aws_iam_role.read_333333333333.name
  policy_arn = each.value
}

# The role of the machine that Alidade runs on, in the hub.
resource "aws_iam_role" "hub" {
  name        = "cartography-service"
  description = "Alidade's own: assumes cartography-read-only in every account"
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
        Resource = "arn:aws:iam::*:role/cartography-read-only"
      },
      {
        Effect   = "Allow"
        Action   = "ec2:DescribeRegions"
        Resource = "*"
      },
    ]
  })
}

resource "aws_iam_instance_profile" "hub" {
  name = "cartography-service"
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
    region = us-east-1
    output = json

    [profile 111111111111]
    role_arn = arn:aws:iam::111111111111:role/cartography-read-only
    region = us-east-1
    output = json
    credential_source = Ec2InstanceMetadata

    [profile 222222222222]
    role_arn = arn:aws:iam::222222222222:role/cartography-read-only
    region = us-east-1
    output = json
    credential_source = Ec2InstanceMetadata

    [profile 333333333333]
    role_arn = arn:aws:iam::333333333333:role/cartography-read-only
    region = us-east-1
    output = json
    credential_source = Ec2InstanceMetadata
  EOT
}
