package dev.alidade.setup;

/**
 * An account that is to be surveyed through its own role.
 *
 * @param id twelve digits
 * @param profile the name of its profile
 * @param region where its calls begin
 */
public record SurveyedAccount(String id, String profile, String region) {}
