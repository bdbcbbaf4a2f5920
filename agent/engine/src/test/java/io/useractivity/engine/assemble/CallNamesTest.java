package io.useractivity.engine.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import io.useractivity.engine.record.ActivityRow;
import io.useractivity.engine.record.Column;
import io.useractivity.engine.record.RequestContent;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the rows of requests say whose path is the same for all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // an assembler checks itself before its first row
class CallNamesTest {

  private static final String FORM = "application/x-www-form-urlencoded";

  private final NamedRequest named = new NamedRequest();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          deleteUser | delete | user  | UserService.deleteUser
          getUsers   | view   | users | UserService.getUsers
          save       | create | user  | UserService.save
          ping       | call   | user  | UserService.ping
          """)
  void gwtNamesServiceAndMethod(String method, String type, String resource, String call) {
    for (String body :
        new String[] {
          "7|0|6|http://h/app/|0A1B|com.acme.client.UserService|%s|java.lang.Long/42|x|1|2|3|4|1|5|6|",
          "7|0|7|com.acme.client.UserService|a\\!b|http://h/app/|%s|0A1B|J|x|3|5|1|4|1|6|7|",
          "7|2|7|http://h/|0A1B|com.Token/1|abc|com.acme.client.UserService|%s|x|1|2|3|4|5|6|1|7|"
        }) {
      ActivityRow row = post("/app/rpc", "text/x-gwt-rpc; charset=utf-8", body.formatted(method));

      assertIs(row, type, resource, null, "POST /app/rpc " + call);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "7",
        "7|0|",
        "7|0|99999999|a|b",
        "7|0|6|http://h/|a|b|c",
        "7|0|4|http://h/|A|Service|delete it now <b>|1|2|3|4|",
        "7|0|4|http://h/|A|Service|deleteUser|1|2|3|9|",
        "a|b|c|d|e|f|g|h|i",
        "||||||||||||||"
      })
  void whatIsNoGwtCallIsNamedByItsPath(String body) {
    ActivityRow row = post("/app/rpc", "text/x-gwt-rpc", body);

    assertIs(row, "create", "rpc", null, "POST /app/rpc");
  }

  @Test
  void dwrNamesScriptAndMethod() {
    String body =
        "callCount=2\nc0-scriptName=UserService\nc0-methodName=deleteUser\nc0-id=0\n"
            + "c0-param0=string:anna\nc1-scriptName=X\nc1-methodName=y\nbatchId=3\n";

    assertIs(
        post("/dwr/call/plaincall/Multiple.2.dwr", "text/plain", body),
        "delete",
        "user",
        null,
        "POST /dwr/call/plaincall UserService.deleteUser");
    assertIs(
        post("/dwr/call/plaincall/UserService.deleteUser.dwr", "text/plain", body),
        "delete",
        "user",
        null,
        "POST /dwr/call/plaincall UserService.deleteUser");
    assertIs(
        post("/dwr/call/plaincall/Multiple.2.dwr", "text/plain", "callCount=2"),
        "call",
        "plaincall",
        null,
        "POST /dwr/call/plaincall call");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          <soapenv:Envelope xmlns:soapenv="x"><soapenv:Header><w:Security><w:Password>deleteAll</w:Password></w:Security></soapenv:Header><soapenv:Body><u:deleteUser><id>7</id></u:deleteUser></soapenv:Body></soapenv:Envelope> | delete | user | deleteUser
          <?xml version="1.0"?><!-- <a> --><Envelope xmlns="x"><Body><GetOrderRequest/></Body></Envelope> | view | order | GetOrderRequest
          <S:Envelope><S:Body><ns2:echo xmlns:ns2="x"/></S:Body></S:Envelope> | call | UserService | echo
          <methodCall><methodName>user.delete</methodName><params/></methodCall> | delete | user | user.delete
          <methodCall><methodName>metaWeblog.newPost</methodName></methodCall> | create | post | metaWeblog.newPost
          """)
  void soapAndXmlRpcNameTheOperation(String body, String type, String resource, String call) {
    assertIs(
        post("/services/UserService", "text/xml;charset=UTF-8", body),
        type,
        resource,
        null,
        "POST /services/UserService " + call);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<",
        "<a",
        "<a>",
        "<Envelope>",
        "<Envelope><Body>",
        "<Envelope><Body></Body></Envelope>",
        "<Envelope><Body><deleteUs",
        "<methodCall>",
        "<methodCall><methodName>",
        "<!--",
        "<![CDATA["
      })
  void xmlWithoutAnOperationIsNamedByItsPath(String body) {
    ActivityRow row = post("/orders", "text/xml", body);

    assertIs(row, "create", "orders", null, "POST /orders");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          {"jsonrpc":"2.0","method":"user.delete","params":[7],"id":1} | delete | user | user.delete
          [{"jsonrpc":"2.0","method":"deleteUser","params":{"id":7}}] | delete | user | deleteUser
          {"method":"UserService.getUsers","params":[],"id":1} | view | users | UserService.getUsers
          {"action":"UserAction","method":"remove","data":[7],"type":"rpc","tid":2} | delete | user | UserAction.remove
          {"query":"mutation Drop($i: ID!) { deleteUser(id: $i) { id } }","variables":{"i":7}} | delete | user | mutation deleteUser
          {"query":"mutation { x: updateUser(name: 1) { id } }"} | update | user | mutation updateUser
          {"query":"{ users { id } }"} | view | users | query users
          {"query":"query Q { deleteLog { id } }"} | view | log | query deleteLog
          {"query":"fragment F on User { id } query Q { user { ...F } }","operationName":"Q"} | call | - | Q
          """)
  void callsInJsonNameTheirMethod(String json, String type, String resource, String call) {
    assertIs(
        post("/rpc", "application/json", json),
        type,
        resource == null ? "rpc" : resource,
        null,
        "POST /rpc " + call);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"method\":\"transfer\",\"id\":5}",
        "{\"query\":\"delete everything\"}",
        "{\"query\":\"\"}",
        "{\"rpc\":5}",
        "[]",
        "[5]",
        "5",
        "{}"
      })
  void otherJsonIsNamedByItsPath(String json) {
    assertIs(
        post("/payments", "application/json", json), "create", "payments", null, "POST /payments");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [["12","v","v",["text",["s","secret"]]],["42","com.vaadin.shared.ui.button.ButtonServerRpc","click",[{"x":1}]]] | ButtonServerRpc.click
          [["12","v","v",["text",["s","secret"]]]] | variables
          [{"type":"mSync","node":3,"feature":1,"property":"value","value":"x"},{"type":"event","node":7,"event":"click","data":{}}] | click
          [] | UIDL
          """)
  void vaadinNamesWhatHappensAndNotToWhich(String rpc, String call) {
    String json = "{\"csrfToken\":\"abc\",\"rpc\":" + rpc + ",\"syncId\":3,\"clientId\":2}";

    assertIs(
        post("/UIDL/?v-uiId=0", "application/json; charset=UTF-8", json),
        "call",
        "UIDL",
        null,
        "POST /UIDL " + call);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          init                                                                            | view   | UIDL
          key<burst>                                                                      | view   | UIDL
          key<burst>true<field>PID22<field>state<field>b                                  | call   | state
          key<burst>secret<field>PID22<field>text<field>s<next>1<field>PID5<field>action<field>s | call | action
          key<burst>true<field>PID_SdeleteButton<field>state<field>b                      | delete | deleteButton.state
          key<burst>true<field>PID_S7<field>state<field>b                                 | call   | state
          key<burst>a b<field>PID7<field>no name<field>s                                  | call   | UIDL
          key<burst>true<field>PID22                                                      | view   | UIDL
          """)
  void vaadinOfTextNamesTheVariableAndTheDebugId(String body, String type, String call) {
    String sent =
        body.replace("<burst>", "\u001d").replace("<next>", "\u001e").replace("<field>", "\u001f");

    assertIs(
        post("/ui/UIDL?windowName=1", "text/plain;charset=utf-8", sent),
        type,
        "UIDL",
        null,
        "POST /ui/UIDL " + call);
  }

  @Test
  void aMethodOfVaadinsServerMaySayWhatIsDone() {
    String json =
        "{\"rpc\":[{\"type\":\"publishedEventHandler\",\"node\":7,"
            + "\"templateEventMethodName\":\"deleteUser\",\"templateEventMethodArgs\":[7]}]}";

    assertIs(
        post("/users?v-r=uidl&v-uiId=0", "application/json", json),
        "delete",
        "user",
        null,
        "POST /users deleteUser");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /users.xhtml | javax.faces.ViewState=x&javax.faces.source=j_idt12%3A5%3Adelete&javax.faces.behavior.event=action | delete | POST /users.xhtml {id}.delete action
          /users.xhtml | javax.faces.ViewState=x&javax.faces.source=j_idt12%3Aj_idt30 | call | POST /users.xhtml {id}
          /users.xhtml | javax.faces.ViewState=x&javax.faces.source=form%3Aname&javax.faces.partial.event=change | call | POST /users.xhtml form.name change
          /users.xhtml | form=form&form%3AdeleteButton=Delete&javax.faces.ViewState=x | delete | POST /users.xhtml?deleteButton
          /zkau | dtid=z1&cmd_0=onChange&uuid_0=aB3&data_0=x&cmd_1=onClick&uuid_1=c9 | call | POST /zkau onClick
          /p?12-7.IFormSubmitListener-rows-3-form | x=1 | call | POST /p rows.{id}.form IFormSubmitListener
          /w?p_p_id=Users_INSTANCE_aB3x&p_p_lifecycle=1 | x=1 | call | POST /w Users action
          /w/__ac0x3shop0x2Orders1!-7%7C0 | x=1 | call | POST /w shop.Orders1 action
          /orders.do?method=delete | id=7 | delete | POST /orders.do?method=delete
          /orders.do | action=delete_17 | delete | POST /orders.do?action=delete
          /orders.do | action=Delete+the+order+17 | delete | POST /orders.do?action=Delete
          /orders | _method=delete&id=7 | delete | POST /orders?_method=DELETE
          """)
  void anActionTellsWhatDecidesWithoutItsValues(
      String address, String form, String type, String action) {
    ActivityRow row = post(address, FORM, form);

    assertThat(row.value(Column.ACTIVITY_TYPE)).isEqualTo(type);
    assertThat(row.value(Column.ACTION)).isEqualTo(action);
  }

  @Test
  void actionsStayFew() {
    Set<Object> actions = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      actions.add(post("/a.do", FORM, "action=delete" + i + "&id=" + i).value(Column.ACTION));
      actions.add(post("/a.do", FORM, "action:delete" + i + "=x").value(Column.ACTION));
      actions.add(
          post("/p?" + i + "-" + i + ".ILinkListener-r-" + i + "-delete", FORM, "x=" + i)
              .value(Column.ACTION));
      actions.add(
          post("/f.xhtml", FORM, "javax.faces.ViewState=" + i + "&javax.faces.source=f%3A" + i)
              .value(Column.ACTION));
      actions.add(
          post("/UIDL/", "application/json", "{\"rpc\":[[\"" + i + "\",\"a.B\",\"click\",[]]]}")
              .value(Column.ACTION));
    }
    assertThat(actions).hasSize(5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id=eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abcdefghijklmnopqrstuvwx",
        "id=4111111111111111",
        "userId=[REDACTED]",
        "userId=aB3xK9pQ2mZ7",
        "userId=ann@example.com",
        "userId=a+b",
        "id=",
        "id=anna"
      })
  void whatIsASecretOrNoIdIsNoResourceId(String form) {
    ActivityRow row = post("/deleteUser.do", FORM, form);

    assertThat(row.value(Column.RESOURCE_TYPE)).isEqualTo("user");
    assertThat(row.value(Column.RESOURCE_ID)).isNull();
  }

  @Test
  void aSecretIsNotTakenForAnId() {
    ActivityRow row = post("/sessions/delete.do", FORM, "sessionId=12345678&token_id=5");

    assertThat(row.value(Column.RESOURCE_ID)).isNull();
  }

  @Test
  void theFormsParametersCountWhateverTheyAreBetween() {
    assertIs(
        named.row("GET", "/orders.do?x=1&method=delete&orderId=7", new RequestContent.Builder()),
        "delete",
        "orders",
        "7",
        "GET /orders.do?method=delete");
  }

  private ActivityRow post(String address, String contentType, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return named.row(
        "POST",
        address,
        new RequestContent.Builder().contentType(contentType).body(bytes, bytes.length));
  }

  private static void assertIs(
      ActivityRow row, String type, String resource, String id, String action) {
    assertThat(row.value(Column.ACTION)).isEqualTo(action);
    assertThat(row.value(Column.ACTIVITY_TYPE)).isEqualTo(type);
    assertThat(row.value(Column.RESOURCE_TYPE)).isEqualTo(resource);
    assertThat(row.value(Column.RESOURCE_ID)).isEqualTo(id);
  }
}
