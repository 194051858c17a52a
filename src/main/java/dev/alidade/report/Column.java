package dev.alidade.report;

/**
 * A column of an answer.
 *
 * @param key what the Cypher returns it as, and its name in JSON
 * @param title its heading
 * @param detail whether only JSON has it, because it is too long for a table
 */
public record Column(String key, String title, boolean detail) {}
