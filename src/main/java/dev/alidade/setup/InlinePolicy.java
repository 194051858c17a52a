package dev.alidade.setup;

import com.fasterxml.jackson.databind.JsonNode;

/** A policy that lives in its role. */
record InlinePolicy(String name, JsonNode document) {}
