"""Run by test_fast_actions.py in Rasa's environment: how many connections three calls of an action take."""

import asyncio
import sys

from aiohttp import web
from rasa.utils.endpoints import EndpointConfig

from bot import fast_actions


async def connections() -> int:
    seen = set()

    async def answer(request: web.Request) -> web.Response:
        seen.add(request.transport.get_extra_info("peername"))
        return web.json_response({"key": request.headers.get("X-Helpline-Key"), **await request.json()})

    app = web.Application()
    app.router.add_post("/webhook", answer)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    endpoint = EndpointConfig(f"http://127.0.0.1:{port}/webhook", headers={"X-Helpline-Key": "k"})
    for number in range(3):
        assert await endpoint.request(json={"call": number}) == {"key": "k", "call": number}
    await runner.cleanup()
    return len(seen)


stock = asyncio.run(connections())
fast_actions.install()
sys.stdout.write(f"{stock} {asyncio.run(connections())} {asyncio.run(connections())}")
