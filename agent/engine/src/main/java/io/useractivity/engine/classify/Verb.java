package io.useractivity.engine.classify;

import io.useractivity.engine.match.SignInWords;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What is done to a resource, as the words of a path, of a parameter or of a method's name say it;
 * immutable.
 */
enum Verb {
  /** Tells nothing that the method does not. */
  PLAIN(null, OnGet.VIEWS, "new", "index", "print"),
  VIEW(
      "view",
      OnGet.VIEWS,
      "view",
      "list",
      "show",
      "get",
      "fetch",
      "load",
      "read",
      "display",
      "browse",
      "retrieve",
      "open",
      "preview",
      "check",
      "validate",
      "count",
      "is",
      "has"),
  CREATE("create", OnGet.VIEWS, "create", "add", "insert", "store"),
  UPDATE("update", OnGet.VIEWS, "edit", "update", "modify", "alter", "replace"),
  SET("update", OnGet.ACTS_ON, "set", "mark", "toggle"),
  /** What has an id is there already. */
  SAVE(null, OnGet.ACTS, "save", "persist"),
  CHANGE("change", OnGet.VIEWS, "change"),
  DELETE(
      "delete",
      OnGet.ACTS,
      "delete",
      "remove",
      "destroy",
      "erase",
      "purge",
      "drop",
      "del",
      "wipe",
      "undeploy",
      "uninstall"),
  CLEAR("clear", OnGet.ACTS_ON, "clear", "flush"),
  CANCEL("cancel", OnGet.ACTS_ON, "cancel", "abort"),
  APPROVE("approve", OnGet.ACTS_ON, "approve"),
  ACCEPT("accept", OnGet.ACTS_ON, "accept"),
  REJECT("reject", OnGet.ACTS_ON, "reject", "decline", "deny", "refuse"),
  CONFIRM("confirm", OnGet.VIEWS, "confirm"),
  VERIFY("verify", OnGet.VIEWS, "verify"),
  SUBMIT("submit", OnGet.VIEWS, "submit"),
  RENAME("rename", OnGet.VIEWS, "rename"),
  MOVE("move", OnGet.VIEWS, "move"),
  COPY("copy", OnGet.VIEWS, "copy", "clone", "duplicate"),
  ENABLE("enable", OnGet.ACTS, "enable"),
  DISABLE("disable", OnGet.ACTS, "disable"),
  LOCK("lock", OnGet.ACTS_ON, "lock"),
  UNLOCK("unlock", OnGet.ACTS, "unlock"),
  BLOCK("block", OnGet.ACTS_ON, "block", "ban"),
  UNBLOCK("unblock", OnGet.ACTS, "unblock", "unban"),
  ACTIVATE("activate", OnGet.ACTS, "activate", "reactivate"),
  DEACTIVATE("deactivate", OnGet.ACTS, "deactivate"),
  SUSPEND("suspend", OnGet.ACTS, "suspend"),
  RESUME("resume", OnGet.ACTS_ON, "resume"),
  START("start", OnGet.ACTS_ON, "start"),
  STOP("stop", OnGet.ACTS_ON, "stop"),
  RESTART("restart", OnGet.ACTS_ON, "restart"),
  PAUSE("pause", OnGet.ACTS_ON, "pause"),
  RUN("run", OnGet.ACTS_ON, "run", "execute", "exec", "trigger", "launch", "invoke"),
  KILL("kill", OnGet.ACTS_ON, "kill", "terminate"),
  DEPLOY("deploy", OnGet.VIEWS, "deploy", "redeploy"),
  INSTALL("install", OnGet.VIEWS, "install"),
  UPLOAD("upload", OnGet.VIEWS, "upload"),
  PUBLISH("publish", OnGet.ACTS_ON, "publish", "republish"),
  UNPUBLISH("unpublish", OnGet.ACTS, "unpublish"),
  ASSIGN("assign", OnGet.VIEWS, "assign", "reassign"),
  UNASSIGN("unassign", OnGet.ACTS, "unassign"),
  CLAIM("claim", OnGet.ACTS_ON, "claim"),
  DELEGATE("delegate", OnGet.VIEWS, "delegate"),
  COMPLETE("complete", OnGet.ACTS_ON, "complete", "finish"),
  RESET("reset", OnGet.VIEWS, "reset"),
  GRANT("grant", OnGet.ACTS_ON, "grant"),
  REVOKE("revoke", OnGet.ACTS, "revoke"),
  REGISTER("register", OnGet.VIEWS, "register", "signup", "sign-up", "enroll", "enrol"),
  UNREGISTER("unregister", OnGet.ACTS, "unregister", "deregister"),
  SUBSCRIBE("subscribe", OnGet.VIEWS, "subscribe"),
  UNSUBSCRIBE("unsubscribe", OnGet.ACTS, "unsubscribe"),
  INVITE("invite", OnGet.VIEWS, "invite"),
  SEND("send", OnGet.VIEWS, "send", "resend"),
  CLOSE("close", OnGet.ACTS_ON, "close"),
  REOPEN("reopen", OnGet.ACTS, "reopen"),
  RESTORE("restore", OnGet.ACTS_ON, "restore", "undelete", "revert", "rollback"),
  ARCHIVE("archive", OnGet.ACTS_ON, "archive"),
  UNARCHIVE("unarchive", OnGet.ACTS, "unarchive"),
  MERGE("merge", OnGet.VIEWS, "merge"),
  SIGN("sign", OnGet.VIEWS, "sign"),
  TRANSFER("transfer", OnGet.VIEWS, "transfer"),
  IMPORT("import", OnGet.VIEWS, "import"),
  SEARCH("search", OnGet.ACTS, "search", "find", "query", "lookup", "filter"),
  EXPORT("export", OnGet.ACTS, "export"),
  DOWNLOAD("download", OnGet.ACTS, "download"),
  /** Words of {@link SignInWords}, as those of log-outs. */
  LOGIN("login", OnGet.VIEWS),
  LOGOUT("logout", OnGet.VIEWS);

  /** What a GET does whose path says the verb. */
  private enum OnGet {
    /** It shows something, such as the form: {@code GET /orders/1/edit}. */
    VIEWS,
    /** What the verb says. */
    ACTS,
    /** What the verb says if it says to what: {@code GET /start} is a page to begin with. */
    ACTS_ON
  }

  /** Words that are things as well: {@code GET /blog/archive/2024}. */
  private static final Set<String> THINGS =
      words(
          "archive", "store", "query", "lookup", "filter", "run", "set", "mark", "sign", "drop",
          "block");

  /** Words that say what is done at the beginning of a name, and are things at its end. */
  private static final Set<String> FIRST_ONLY =
      words(
          "archive",
          "store",
          "query",
          "filter",
          "run",
          "set",
          "mark",
          "sign",
          "drop",
          "block",
          "new",
          "print",
          "get",
          "fetch",
          "load",
          "read",
          "display",
          "browse",
          "open",
          "preview",
          "check",
          "validate",
          "count",
          "is",
          "has",
          "transfer",
          "claim",
          "flush",
          "launch",
          "trigger",
          "resume");

  /** Words that also say of which kind things are: {@code /change-requests}, {@code /door-lock}. */
  private static final Set<String> ATTRIBUTES =
      words(
          "archive",
          "block",
          "cancel",
          "change",
          "check",
          "claim",
          "clear",
          "clone",
          "close",
          "copy",
          "count",
          "deploy",
          "download",
          "drop",
          "export",
          "filter",
          "find",
          "flush",
          "import",
          "install",
          "kill",
          "launch",
          "list",
          "load",
          "lock",
          "lookup",
          "mark",
          "merge",
          "move",
          "open",
          "pause",
          "preview",
          "print",
          "publish",
          "query",
          "read",
          "register",
          "replace",
          "reset",
          "restart",
          "restore",
          "resume",
          "run",
          "search",
          "send",
          "set",
          "sign",
          "start",
          "stop",
          "store",
          "submit",
          "transfer",
          "trigger",
          "upload",
          "view");

  /** Words that are verbs with something behind them alone. */
  private static final Set<String> NEVER_ALONE =
      words(
          "load",
          "read",
          "open",
          "preview",
          "check",
          "validate",
          "count",
          "is",
          "has",
          "filter",
          "transfer");

  private static final Map<String, Verb> BY_WORD = new HashMap<>();

  static {
    for (Verb verb : values()) {
      for (String word : verb.words) {
        BY_WORD.put(word, verb);
      }
    }
  }

  private final String type;
  private final OnGet onGet;

  @SuppressWarnings("ImmutableEnumChecker") // never written
  private final String[] words;

  /**
   * @param type of activity, null for that of the method
   */
  Verb(String type, OnGet onGet, String... words) {
    this.type = type;
    this.onGet = onGet;
    this.words = words;
  }

  private static Set<String> words(String... words) {
    return Collections.unmodifiableSet(new HashSet<>(Arrays.asList(words)));
  }

  /** The verb that a name is as a whole; null if it is none. */
  static Verb of(String name) {
    if (SignInWords.isLogin(name)) {
      return LOGIN;
    }
    if (SignInWords.isLogout(name)) {
      return LOGOUT;
    }
    String word = name.toLowerCase(Locale.ROOT);
    return NEVER_ALONE.contains(word) ? null : BY_WORD.get(word);
  }

  /** The same without an extension: then {@code list} may as well be what is made or sent. */
  static Verb alone(String name) {
    Verb verb = of(name);
    return verb == VIEW && name.length() == 4 ? PLAIN : verb;
  }

  /** The verb that a name of several words begins with; null for none. */
  static Verb first(String word) {
    return BY_WORD.get(word);
  }

  /** The verb that a name of several words ends with; null for none. */
  static Verb last(String word) {
    return FIRST_ONLY.contains(word) ? null : first(word);
  }

  /** Whether a name is also that of a thing, which may have an id. */
  static boolean isThing(String name) {
    return THINGS.contains(name.toLowerCase(Locale.ROOT));
  }

  /** Whether a word may say of which kind something is, without anything being done. */
  static boolean isAttribute(String word) {
    return ATTRIBUTES.contains(word);
  }

  /** {@code /download/report.pdf}: the words behind it name what is downloaded. */
  boolean staysBeforeWords() {
    return this == EXPORT || this == DOWNLOAD;
  }

  /** Whether it says that something is looked at, or nothing at all. */
  boolean isReading() {
    return this == PLAIN || this == VIEW || this == SEARCH || staysBeforeWords();
  }

  /** Whether a page of that name is often the form for another verb, which a parameter says. */
  boolean isOfForms() {
    return isReading() || this == CREATE || this == UPDATE || this == SAVE || this == SUBMIT;
  }

  /** Whether a path of this word alone names no resource: {@code POST /login}. */
  boolean isNoResource() {
    switch (this) {
      case VIEW:
      case PLAIN:
      case CREATE:
      case UPDATE:
      case SAVE:
      case DELETE:
      case CANCEL:
      case APPROVE:
      case REJECT:
      case SUBMIT:
      case IMPORT:
      case SEARCH:
      case EXPORT:
      case DOWNLOAD:
      case LOGIN:
      case LOGOUT:
        return true;
      default:
        return false;
    }
  }

  /** Whether its object may follow {@code to} or {@code from}: {@code addToCart}. */
  boolean hasPlace() {
    return this == CREATE || this == DELETE;
  }

  /**
   * The activity type of a request.
   *
   * @param method in upper case
   * @param verb null for none
   * @param object what is known of what it is done to
   */
  static String activityType(String method, Verb verb, Known object) {
    switch (method) {
      case "GET":
      case "HEAD":
        return verb == null || !verb.actsOnGet(object) ? "view" : verb.type(object, "view");
      case "POST":
        return verb == null ? "create" : verb.type(object, "create");
      case "PUT":
      case "PATCH":
        return verb == null || verb == VIEW || verb == SAVE
            ? "update"
            : verb.type(object, "update");
      case "DELETE":
        return "delete";
      default:
        return method.toLowerCase(Locale.ROOT);
    }
  }

  private boolean actsOnGet(Known object) {
    return onGet == OnGet.ACTS || (onGet == OnGet.ACTS_ON && object != Known.NOTHING);
  }

  private String type(Known object, String otherwise) {
    if (this == SAVE) {
      return object == Known.ID ? "update" : "create";
    }
    return type == null ? otherwise : type;
  }

  /** What is known of what something is done to. */
  enum Known {
    NOTHING,
    KIND,
    ID
  }
}
