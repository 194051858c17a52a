package dev.alidade.estate;

/**
 * One account of the estate.
 *
 * @param id the twelve digits
 * @param name the account's name, which is also the profile's name in {@link AwsFiles}
 */
public record EstateAccount(String id, String name) {}
