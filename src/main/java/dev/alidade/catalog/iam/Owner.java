package dev.alidade.catalog.iam;

import software.amazon.awssdk.services.iam.model.User;

/** A user who is asked for keys or devices; as a text its name, by which reports call it. */
record Owner(String userName, String arn) {

  static Owner of(User user) {
    return new Owner(user.userName(), user.arn());
  }

  @Override
  public String toString() {
    return userName;
  }
}
