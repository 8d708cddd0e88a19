package anju;

/** What the words after {@code generate} turn out to be. */
sealed interface AskedToGenerate permits GenerateOptions, Asked.Misread {}
