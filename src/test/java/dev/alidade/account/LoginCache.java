package dev.alidade.account;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/** What a person's logins with the AWS CLI leave in a home directory. */
public final class LoginCache {

  private final Home home;

  public LoginCache(Home home) {
    this.home = home;
  }

  /** What {@code aws sso login} leaves, for the name of an SSO session or a start URL. */
  public LoginCache ssoLogin(String name, Instant expiry) {
    home.file(
        ".aws/sso/cache/" + digest("SHA-1", name) + ".json",
        "{\"accessToken\":\"CANARY-sso\",\"expiresAt\":\"" + expiry + "\"}");
    return this;
  }

  /** What {@code aws login} leaves. */
  LoginCache consoleLogin(String user, Instant expiry) {
    home.file(
        ".aws/login/cache/" + digest("SHA-256", user) + ".json",
        """
        {"accessToken":{"accessKeyId":"ASIACACHED","secretAccessKey":"CANARY-cached",\
        "sessionToken":"CANARY-cached","accountId":"222222222222","expiresAt":"%s"},\
        "tokenType":"aws_sigv4","refreshToken":"CANARY-refresh","identityToken":"CANARY-identity",\
        "clientId":"arn:aws:signin:::devtools/same-device","dpopKey":"%s"}
        """
            .formatted(expiry, ecKey()));
    return this;
  }

  /** A fresh private key in the PEM form of SEC 1, as a JSON string's text. */
  private static String ecKey() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      var pair = generator.generateKeyPair();
      var der =
          "30770201010420"
              + number(((ECPrivateKey) pair.getPrivate()).getS())
              + "a00a06082a8648ce3d030107a14403420004"
              + number(((ECPublicKey) pair.getPublic()).getW().getAffineX())
              + number(((ECPublicKey) pair.getPublic()).getW().getAffineY());
      return "-----BEGIN EC PRIVATE KEY-----\\n"
          + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(der))
          + "\\n-----END EC PRIVATE KEY-----";
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String number(java.math.BigInteger value) {
    return "%064x".formatted(value);
  }

  private static String digest(String algorithm, String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
