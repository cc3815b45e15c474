"""A person in front of a Matrix client of another code base, driven line by line.

Reads one JSON request a line from standard input and answers each with one line, in order. A request names what to do
in `do`; what it needs and gives stands at each function below. Everything that happens in her rooms is remembered, so
that `sees` can find it also when it came before it was asked for.
"""

import asyncio
import hashlib
import hmac
import io
import json
import sys

import aiohttp
import nio
from nio.crypto.attachments import decrypt_attachment
from nio.responses import ShareGroupSessionResponse


class Person:
    def __init__(self, homeserver, name, store):
        config = nio.AsyncClientConfig(encryption_enabled=True, store_sync_tokens=True)
        self.homeserver = homeserver
        self.client = nio.AsyncClient(homeserver, name, store_path=store, config=config)
        self.events = []
        self.used = set()
        self.invites = {}
        self.news = asyncio.Condition()
        self.holding = False
        self.held = []
        self._send = self.client._send
        self.client._send = self.send_or_hold

    async def send_or_hold(self, response_class, *args, **kwargs):
        """Keys for a room can be held back, as a slow network does."""
        if self.holding and response_class is ShareGroupSessionResponse:
            self.held.append((response_class, args, kwargs))
            answer = ShareGroupSessionResponse(*kwargs["response_data"])
            await self.client.receive_response(answer)
            return answer
        return await self._send(response_class, *args, **kwargs)

    async def log_in(self, password):
        answer = await self.client.login(password, device_name="driver")
        if not isinstance(answer, nio.LoginResponse):
            raise RuntimeError(f"cannot log in: {answer}")
        self.client.add_event_callback(self.on_event, nio.Event)
        self.client.add_event_callback(self.on_invite, nio.InviteMemberEvent)
        asyncio.create_task(self.listen())

    async def listen(self):
        while True:
            try:
                await self.client.sync_forever(timeout=20000, full_state=True, loop_sleep_time=0)
            except asyncio.CancelledError:
                raise
            except Exception as error:  # the server may be away for a while
                print(f"driver: {error!r}", file=sys.stderr)
                await asyncio.sleep(0.5)

    async def on_event(self, room, event):
        source = event.source
        content = source.get("content", {})
        async with self.news:
            self.events.append({
                "room": room.room_id,
                "event": event.event_id,
                "sender": event.sender,
                "type": source.get("type"),
                "state_key": source.get("state_key"),
                "content": content,
                "encrypted": bool(event.decrypted),
                "readable": not isinstance(event, nio.MegolmEvent),
                "at": source.get("origin_server_ts", 0),
            })
            self.news.notify_all()

    async def on_invite(self, room, event):
        if event.state_key != self.client.user_id or event.membership != "invite":
            return
        async with self.news:
            self.invites[room.room_id] = {"from": event.sender, "direct": bool(event.content.get("is_direct"))}
            self.news.notify_all()
        await self.client.join(room.room_id)

    async def until(self, found, seconds, what):
        async with self.news:
            try:
                return await asyncio.wait_for(self._until(found), seconds)
            except asyncio.TimeoutError:
                raise RuntimeError(f"{self.client.user_id} has not seen {what} within {seconds} s") from None

    async def _until(self, found):
        while True:
            result = found()
            if result is not None:
                return result
            await self.news.wait()

    # What can be asked.

    async def api(self, method, path, body=None, **_):
        """Any request: `method`, `path` below /_matrix, `body`. Gives the answer; an error of the server is one."""
        headers = {"Authorization": f"Bearer {self.client.access_token}"}
        async with aiohttp.ClientSession() as session:
            url = f"{self.homeserver}/_matrix/{path}"
            async with session.request(method, url, json=body, headers=headers) as answer:
                result = await answer.json()
                if answer.status >= 400:
                    raise RuntimeError(f"{method} {path}: {answer.status} {result}")
                return result

    async def sends(self, room, type, content, **_):
        """Sends an event, encrypted where the room is: `room`, `type`, `content`. Gives its id."""
        for _ in range(200):
            if room in self.client.rooms:
                break
            await asyncio.sleep(0.05)
        if self.client.should_query_keys:
            await self.client.keys_query()
        answer = await self.client.room_send(room, type, content, ignore_unverified_devices=True)
        if not isinstance(answer, nio.RoomSendResponse):
            raise RuntimeError(f"not sent: {answer}")
        return answer.event_id

    def matches(self, event, room=None, sender=None, contains=None, type="m.room.message", edits=False, on=None,
                key=None, membership=None, **_):
        content = event["content"]
        relation = content.get("m.relates_to", {})
        is_edit = relation.get("rel_type") == "m.replace"
        shown = content.get("m.new_content", content) if is_edit else content
        return (
            event["type"] == type
            and (room is None or event["room"] == room)
            and (sender is None or event["sender"] == sender)
            and is_edit == edits
            and (contains is None or contains in shown.get("body", ""))
            and (on is None or relation.get("event_id") == on)
            and (key is None or relation.get("key", "").replace("\ufe0f", "") == key.replace("\ufe0f", ""))
            and (membership is None or content.get("membership") == membership)
        )

    async def sees(self, seconds=20, **wanted):
        """The next event that fits and was not seen yet."""
        def found():
            for index, event in enumerate(self.events):
                if index not in self.used and self.matches(event, **wanted):
                    self.used.add(index)
                    return event
            return None
        return await self.until(found, seconds, wanted)

    async def has(self, **wanted):
        """Everything that fits and has happened so far, seen or not."""
        return [event for event in self.events if self.matches(event, **wanted)]

    async def opens(self, content, **_):
        """The text of a file: `content` of the message that brought it."""
        file = content.get("file")
        address = (file or content)["url"].removeprefix("mxc://")
        headers = {"Authorization": f"Bearer {self.client.access_token}"}
        async with aiohttp.ClientSession() as session:
            url = f"{self.homeserver}/_matrix/client/v1/media/download/{address}"
            async with session.get(url, headers=headers, raise_for_status=True) as answer:
                text = await answer.read()
        if file is not None:
            text = decrypt_attachment(text, file["key"]["k"], file["hashes"]["sha256"], file["iv"])
        return text.decode()

    async def uploads(self, room, name, kind, text, **_):
        """Sends a file of text, encrypted where the room is: `room`, `name`, `kind` of the media, `text`."""
        content = text.encode()
        encrypted = self.client.rooms[room].encrypted
        upload, keys = await self.client.upload(
            lambda *_: io.BytesIO(content), content_type=kind, filename=name, encrypt=encrypted, filesize=len(content))
        if not isinstance(upload, nio.UploadResponse):
            raise RuntimeError(f"not uploaded: {upload}")
        where = {"file": {"url": upload.content_uri, **keys}} if encrypted else {"url": upload.content_uri}
        info = {"mimetype": kind, "size": len(content)}
        return await self.sends(room, "m.room.message", {"msgtype": "m.file", "body": name, "info": info, **where})

    async def direct(self, seconds=20, **wanted):
        """The room that `with` has asked her into alone."""
        def found():
            for room, invite in self.invites.items():
                if invite["from"] == wanted["with"] and invite["direct"] and room in self.client.rooms:
                    return room
            return None
        return await self.until(found, seconds, "a direct room")

    async def invited(self, **_):
        """The rooms she was ever invited to."""
        return self.invites

    async def in_room(self, room, seconds=20, **_):
        """Waits until her client knows the room, and that everybody of `members` has come in."""
        members = set(_.get("members", []))
        for _unused in range(int(seconds * 20)):
            known = self.client.rooms.get(room)
            joined = {} if known is None else {id for id, user in known.users.items() if not user.invited}
            if known is not None and members <= joined:
                return True
            await asyncio.sleep(0.05)
        raise RuntimeError(f"{self.client.user_id} does not see {members} in {room}")

    async def knows_devices(self, user, count, seconds=20, **_):
        """Waits until her client knows so many devices of somebody."""
        for _unused in range(int(seconds * 20)):
            if len(list(self.client.device_store.active_user_devices(user))) >= count:
                return True
            await asyncio.sleep(0.05)
        raise RuntimeError(f"{self.client.user_id} does not know {count} devices of {user}")

    async def hold_keys(self, **_):
        """From now on nobody gets the keys of what she says."""
        self.holding = True

    async def release_keys(self, **_):
        """They get them now."""
        self.holding = False
        held, self.held = self.held, []
        for response_class, args, kwargs in held:
            await self._send(response_class, *args, **kwargs)
        return len(held)


async def register(homeserver, secret, name, password, admin=False):
    """Makes an account; gives its access token, or nothing when it was there."""
    url = f"{homeserver}/_synapse/admin/v1/register"
    async with aiohttp.ClientSession() as session:
        async with session.get(url) as answer:
            nonce = (await answer.json())["nonce"]
        mac = hmac.new(secret.encode(), digestmod=hashlib.sha1)
        mac.update("\0".join([nonce, name, password, "admin" if admin else "notadmin"]).encode())
        body = {"nonce": nonce, "username": name, "password": password, "admin": admin, "mac": mac.hexdigest()}
        async with session.post(url, json=body) as answer:
            made = await answer.json()
            if answer.status >= 400 and made.get("errcode") != "M_USER_IN_USE":
                raise RuntimeError(f"cannot register {name}: {made}")
            return made.get("access_token")


async def main():
    reader = asyncio.StreamReader(limit=2**24)
    loop = asyncio.get_running_loop()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    person = None
    while line := await reader.readline():
        request = json.loads(line)
        what = request.pop("do")
        try:
            if what == "register":
                result = await register(**request)
            elif what == "log_in":
                person = Person(request["homeserver"], request["name"], request["store"])
                await person.log_in(request["password"])
                result = person.client.user_id
            else:
                result = await getattr(person, what)(**request)
            answer = {"ok": result}
        except Exception as error:
            answer = {"error": f"{what}: {error}"}
        print(json.dumps(answer), flush=True)
    if person is not None:
        await person.client.close()


asyncio.run(main())
