"""Every function of torch.nn.init: the values it leaves, and the number drawn next, which shows how much of the random stream it consumed."""
import torch

from recording import Group, environment, record, to_python

SEED = 7

group = Group("init", f"torch.manual_seed({SEED}), then `tensor`, then csharp, which fills t (init is torch.nn.init); values: t afterwards; "
              "next: torch.rand([1]) after that, which shows how much of the random stream was consumed.")


def add(name, call, *shape, python=None):
    torch.manual_seed(SEED)
    text = f"torch.empty({', '.join(map(str, shape))})"
    names = environment() | {"t": torch.full(shape, 0.5)}
    eval(python or to_python(call), names)
    group.add({"name": name, "seed": SEED, "tensor": text, "csharp": call, "values": record(names["t"]), "next": record(torch.rand(1))})


def cases():
    add("uniform", "init.uniform_(t, -2.0, 3.0)", 4, 5)
    add("uniform_default", "init.uniform_(t)", 3, 2)
    add("normal", "init.normal_(t, 1.0, 0.02)", 5, 7)
    add("normal_small", "init.normal_(t)", 3, 3)
    add("normal_large", "init.normal_(t)", 40, 50)
    add("trunc_normal", "init.trunc_normal_(t, 0.0, 0.02, -0.04, 0.04)", 4, 5)
    add("trunc_normal_default", "init.trunc_normal_(t)", 4, 5)
    add("trunc_normal_shifted", "init.trunc_normal_(t, 0.5, 2.0, -1.0, 1.5)", 4, 5)
    add("constant", "init.constant_(t, 0.3)", 2, 3)
    add("ones", "init.ones_(t)", 2, 3)
    add("zeros", "init.zeros_(t)", 2, 3)
    add("eye", "init.eye_(t)", 3, 4)
    add("dirac_3", "init.dirac_(t)", 3, 2, 3)
    add("dirac_4", "init.dirac_(t)", 2, 3, 3, 3)
    add("dirac_5", "init.dirac_(t)", 2, 2, 1, 3, 3)
    for kind in ("uniform", "normal"):
        add(f"xavier_{kind}", f"init.xavier_{kind}_(t)", 4, 6)
        add(f"xavier_{kind}_gain", f"init.xavier_{kind}_(t, 1.6666666666666667)", 4, 3, 3, 3)
        add(f"glorot_{kind}", f"init.glorot_{kind}_(t, 2.0)", 4, 6, python=f"init.xavier_{kind}_(t, 2.0)")
        add(f"kaiming_{kind}", f"init.kaiming_{kind}_(t)", 4, 6)
        add(f"kaiming_{kind}_linear_default", f"init.kaiming_{kind}_(t, 2.23606797749979)", 4, 6)
        add(f"kaiming_{kind}_fan_out_relu", f"init.kaiming_{kind}_(t, 0.0, init.FanInOut.FanOut, init.NonlinearityType.ReLU)", 4, 3, 3, 3)
        add(f"kaiming_{kind}_tanh", f"init.kaiming_{kind}_(t, 0.0, init.FanInOut.FanIn, init.NonlinearityType.Tanh)", 4, 3, 3)
        add(f"kaiming_{kind}_slope", f"init.kaiming_{kind}_(t, 0.2, init.FanInOut.FanIn, init.NonlinearityType.LeakyReLU)", 4, 6)
        add(f"kaiming_{kind}_linear", f"init.kaiming_{kind}_(t, 0.0, init.FanInOut.FanOut, init.NonlinearityType.Linear)", 4, 6)
    add("orthogonal", "init.orthogonal_(t)", 4, 4)
    add("orthogonal_wide", "init.orthogonal_(t, 2.0)", 3, 5)
    add("orthogonal_tall", "init.orthogonal_(t)", 5, 3)
    add("orthogonal_conv", "init.orthogonal_(t)", 4, 2, 3)
    add("sparse", "init.sparse_(t, 0.4)", 5, 3)
    add("sparse_std", "init.sparse_(t, 0.25, 1.0)", 4, 6)
    for kind, slope in (("Linear", 0), ("Conv2D", 0), ("Sigmoid", 0), ("Tanh", 0), ("ReLU", 0), ("LeakyReLU", 0.01), ("LeakyReLU", 0.3)):
        word = to_python(f"init.NonlinearityType.{kind}")
        gain = torch.nn.init.calculate_gain(eval(word), slope)
        group.add({"name": f"gain_{kind}_{slope}", "csharp": f"init.calculate_gain(init.NonlinearityType.{kind}, {slope})", "gain": gain})
    for shape in ((4, 6), (4, 3, 5), (4, 3, 5, 2)):
        fans = torch.nn.init._calculate_fan_in_and_fan_out(torch.empty(shape))
        text = ", ".join(map(str, shape))
        group.add({"name": f"fan_{len(shape)}", "csharp": f"init.CalculateFanInAndFanOut(torch.empty({text}))", "fans": list(fans)})
    return group
