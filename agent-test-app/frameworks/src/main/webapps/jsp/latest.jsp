<%@ page contentType="text/plain;charset=UTF-8" %><jsp:forward page="/orders/9"/>
