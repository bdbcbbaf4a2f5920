package org.example.frameworks.jsonrpc;

/** What clients call, by the places of what they hand over. */
public interface Orders {

  String show(String id, String word);
}
