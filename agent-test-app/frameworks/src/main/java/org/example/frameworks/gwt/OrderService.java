package org.example.frameworks.gwt;

import com.google.gwt.user.client.rpc.RemoteService;

/** What the browser's half calls. */
public interface OrderService extends RemoteService {

  String show(String id);
}
