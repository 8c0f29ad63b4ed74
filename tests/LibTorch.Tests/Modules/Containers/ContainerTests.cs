using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LibTorch.Tests.NN;

public class ContainerTests
{
    [Fact]
    public void Sequential_RunsInOrder_UnderPlacesOrNames()
    {
        using var numbered = Sequential(new Times(2), new Times(3));
        using var named = Sequential(("first", new Times(2)), ("second", new Times(5)));

        Assert.Equal(6, numbered.call(ones(1)).item<float>());
        Assert.Equal(["0.factor", "1.factor"], numbered.state_dict().Keys);
        Assert.Equal(10, named.call(ones(1)).item<float>());
        Assert.Equal(["first", "second"], named.named_children().Select(one => one.name));
        named.append("third", new Times(7)).append(new Times(1));
        Assert.Equal(70, named.call(ones(1)).item<float>());
        Assert.Equal(["first", "second", "third", "3"], named.named_children().Select(one => one.name));
        Assert.Equal(4, named.Count);
    }

    [Fact]
    public void Sequential_Slices_ShareTheModules()
    {
        using var whole = Sequential(new Times(2), new Times(3), new Times(5));

        Assert.Equal(15, whole[1..].call(ones(1)).item<float>());
        Assert.Equal(6, whole[(null, 2)].call(ones(1)).item<float>());
        Assert.Same(whole[1], whole[1..2][0]);
        Assert.Throws<ArgumentOutOfRangeException>(() => whole[3]);
    }

    [Fact]
    public void Sequential_DisposesWhatItPassesOn_AndNeverItsInput()
    {
        using var module = Sequential(new Times(2), new Same(), new Times(3));
        using var input = ones(1);
        module.call(input).Dispose();
        var before = Tensor.TotalCount;
        using (no_grad())
            for (var i = 0; i < 100; i++) module.call(input).Dispose();
        Assert.Equal(before, Tensor.TotalCount);
        Assert.Equal(1, input.item<float>());
        using var empty = Sequential();
        empty.call(input).Dispose();
        Assert.Equal(1, input.item<float>());
    }

    [Fact]
    public void ModuleList_IsSeenByItsOwner_AndRenumbersOnChange()
    {
        var list = ModuleList(new Times(1), new Times(2), new Times(3));
        using var owner = new Owner(list);
        Assert.Equal(["list.0.factor", "list.1.factor", "list.2.factor"], owner.state_dict().Keys);

        var middle = list[1];
        list.RemoveAt(1);
        list.Insert(0, middle);
        list.append(new Times(9));
        Assert.Equal([2f, 1f, 3f, 9f], list.Select(one => one.Factor));
        Assert.Equal([2f, 1f, 3f, 9f], owner.parameters().Select(one => one.item<float>()));
        Assert.Equal(0, list.IndexOf(middle));
        Assert.True(list.Remove(middle) && !list.Contains(middle));
        Assert.Equal(3, list.Count);
        middle.Dispose();
    }

    [Fact]
    public void ModuleDict_KeepsOrderAndNames()
    {
        using var modules = ModuleDict(("a", new Times(1)), ("b", new Times(2)));
        modules["c"] = new Times(3);
        Assert.Equal(["a.factor", "b.factor", "c.factor"], modules.state_dict().Keys);
        var removed = modules["a"];
        Assert.True(modules.Remove("a"));
        Assert.False(modules.Remove("a"));
        removed.Dispose();
        Assert.Equal(["b", "c"], modules.keys());
        Assert.Equal(("c", 3f), (modules[1].Item1, modules[1].Item2.Factor));
        Assert.True(modules.TryGetValue("b", out var found) && found.Factor == 2);
        Assert.Equal([2f, 3f], modules.values().Select(one => one.Factor));
    }

    [Fact]
    public void ParameterListAndDict_AreSeenAsParameters()
    {
        using var list = ParameterList(new Parameter(ones(1)), new Parameter(ones(2)));
        var first = list[0];
        list.RemoveAt(0);
        Assert.Equal(["0"], list.named_parameters().Select(one => one.name));
        Assert.Equal(2, list.parameters().Single().numel());
        Assert.DoesNotContain(first, list);
        first.Dispose();

        using var dictionary = ParameterDict(("w", new Parameter(ones(3))));
        dictionary.Add("b", new Parameter(ones(1)));
        Assert.Equal(["w", "b"], dictionary.named_parameters(true).Select(one => one.name));
        Assert.Same(dictionary["w"], dictionary.get_parameter("w"));
        dictionary.Clear();
        Assert.Empty(dictionary.parameters());
    }

    private sealed class Times : Module<Tensor, Tensor>
    {
        private readonly Parameter factor;

        public Times(float by)
            : base(nameof(Times))
        {
            factor = new Parameter(tensor(new[] { by }));
            RegisterComponents();
        }

        public float Factor => factor.item<float>();

        public override Tensor forward(Tensor input) => input * factor;
    }

    private sealed class Same() : Module<Tensor, Tensor>(nameof(Same))
    {
        public override Tensor forward(Tensor input) => input;
    }

    private sealed class Owner : nn.Module
    {
        private readonly ModuleList<Times> list;

        public Owner(ModuleList<Times> list)
            : base(nameof(Owner))
        {
            this.list = list;
            RegisterComponents();
        }

        public int Count => list.Count;
    }
}
