using LibTorch.Tests.Golden;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace LibTorch.Tests.Optim;

// Inside: the tests have a namespace Modules of their own.
using Modules = TorchSharp.Modules;

public class OptimizerTests
{
    private static Parameter Ones(params long[] size) => new(ones(size));

    private static void Backward(params Parameter[] parameters)
    {
        using var scope = NewDisposeScope();
        var loss = zeros(1);
        foreach (var parameter in parameters) loss += (parameter * parameter).sum();
        loss.backward();
    }

    [Fact]
    public void Step_ParameterWithoutGradient_StaysAsItIs()
    {
        using var scope = NewDisposeScope();
        var (used, unused) = (Ones(3), Ones(3));
        using var optimizer = optim.Adam([used, unused], lr: 0.1);
        Backward(used);
        optimizer.step();

        Assert.Equal([1f, 1f, 1f], unused.data<float>().ToArray());
        Assert.All(used.data<float>().ToArray(), value => Assert.Equal(0.9f, value, 1e-5f));
        Assert.Equal([1L, 0L], States<Modules.Adam.State>(optimizer).Select(state => state.step));
    }

    [Fact]
    public void Step_ParameterThatMissedSteps_HasABiasCorrectionOfItsOwn()
    {
        using var scope = NewDisposeScope();
        var (early, late, alone) = (Ones(3), Ones(3), Ones(3));
        using var both = optim.Adam([early, late], lr: 0.1);
        using var one = optim.Adam([alone], lr: 0.1);
        for (var step = 0; step < 4; step++)
        {
            both.zero_grad();
            if (step < 2) Backward(early);
            else Backward(early, late);
            both.step();
        }
        for (var step = 0; step < 2; step++)
        {
            one.zero_grad();
            Backward(alone);
            one.step();
        }

        Assert.Equal(alone.data<float>().ToArray(), late.data<float>().ToArray());
    }

    [Fact]
    public void Step_Closure_RunsWithGradientsAndGivesItsLoss()
    {
        using var scope = NewDisposeScope();
        var parameter = Ones(2);
        using var optimizer = optim.SGD([parameter], 0.25);
        using var off = no_grad();
        var loss = optimizer.step(() =>
        {
            Assert.True(is_grad_enabled());
            var value = (parameter * parameter).sum();
            value.backward();
            return value;
        });

        Assert.Equal(2f, loss!.item<float>());
        Assert.Equal([0.5f, 0.5f], parameter.data<float>().ToArray());
        Assert.False(is_grad_enabled());
    }

    [Fact]
    public void Step_ClosureThatThrows_LeavesTheModeAsItWas()
    {
        using var optimizer = optim.SGD([Ones(2)], 0.25);
        using var off = no_grad();
        Assert.Throws<TimeoutException>(() => optimizer.step(() => throw new TimeoutException()));
        Assert.False(is_grad_enabled());
    }

    [Fact]
    public void ZeroGrad_FillsWithZerosAndKeeps()
    {
        using var scope = NewDisposeScope();
        var parameter = Ones(2);
        using var optimizer = optim.SGD([parameter, Ones(1)], 0.25);
        Backward(parameter);
        optimizer.zero_grad();

        Assert.Equal([0f, 0f], parameter.grad!.data<float>().ToArray());
    }

    public static TheoryData<string> Names { get; } = [.. GoldenCases.OfOptimizers.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Step_LeavesNoTensorBehind(string name)
    {
        using var outer = NewDisposeScope();
        var (w, b) = (Ones(3, 4), Ones(4));
        using var optimizer = GoldenCases.OfOptimizers[name](w, b);
        Backward(w, b);
        optimizer.step();
        var (live, scoped) = (DisposeScopeManager.Statistics.ThreadTotalLiveCount, outer.DisposablesCount);
        for (var step = 0; step < 5; step++)
        {
            optimizer.step();
            optimizer.zero_grad();
        }

        Assert.Equal(live, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        Assert.Equal(scoped, outer.DisposablesCount);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void StateDict_SavedAndLoaded_GoesOnAsIfNothingHadBeen(string name)
    {
        var make = GoldenCases.OfOptimizers[name];
        using var scope = NewDisposeScope();
        manual_seed(7);
        var (w, b) = (new Parameter(randn(3, 4)), new Parameter(randn(4)));
        using var first = (OptimizerHelper)make(w, b);
        for (var step = 0; step < 3; step++) Train(first, w, b);
        var (w2, b2) = (new Parameter(w.detach().clone()), new Parameter(b.detach().clone()));
        var (w3, b3) = (new Parameter(w.detach().clone()), new Parameter(b.detach().clone()));
        using var fromStream = (OptimizerHelper)make(w2, b2);
        using var fromDictionary = (OptimizerHelper)make(w3, b3);
        using var stream = new MemoryStream();
        foreach (var group in first.ParamGroups) group.LearningRate *= 0.5;
        first.save_state_dict(new BinaryWriter(stream));
        stream.Position = 0;
        fromStream.load_state_dict(new BinaryReader(stream));
        fromDictionary.load_state_dict(first.state_dict());

        Assert.Equal(stream.Length, stream.Position);
        Assert.Equal(first.ParamGroups.Select(group => group.LearningRate), fromStream.ParamGroups.Select(group => group.LearningRate));
        foreach (var (one, other) in first.state_dict().State.Zip(fromStream.state_dict().State)) Assert.True(one.ApproximatelyEquals(other));
        for (var step = 0; step < 3; step++)
        {
            Train(first, w, b);
            Train(fromStream, w2, b2);
            Train(fromDictionary, w3, b3);
        }
        Assert.Equal(w.data<float>().ToArray(), w2.data<float>().ToArray());
        Assert.Equal(b.data<float>().ToArray(), b2.data<float>().ToArray());
        Assert.Equal(w.data<float>().ToArray(), w3.data<float>().ToArray());
        foreach (var (one, other) in first.state_dict().State.Zip(fromDictionary.state_dict().State)) Assert.True(one.ApproximatelyEquals(other));
    }

    [Fact]
    public void LoadStateDict_OfSomethingElse_IsRefused()
    {
        using var scope = NewDisposeScope();
        using var adam = optim.Adam([Ones(2)]);
        using var two = optim.Adam([Ones(2), Ones(2)]);
        using var larger = optim.Adam([Ones(3)]);
        using var sgd = optim.SGD([Ones(2)], 0.1);
        Assert.Contains("SGD", Assert.Throws<InvalidDataException>(() => adam.load_state_dict(Saved(sgd))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => adam.load_state_dict(Saved(two)));
        Assert.Throws<ArgumentException>(() => adam.load_state_dict(two.state_dict()));
        Assert.Contains("[3]", Assert.Throws<InvalidDataException>(() => adam.load_state_dict(Saved(larger))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AddParamGroup_TakesWhatTheGroupLacksFromTheOptimizer()
    {
        using var scope = NewDisposeScope();
        using var optimizer = optim.AdamW([Ones(2)], lr: 0.5, beta1: 0.8, weight_decay: 0.25);
        optimizer.Betas = (0.7, 0.99);
        var own = new Modules.AdamW.Options { LearningRate = 0.125 };
        optimizer.add_param_group(new Modules.AdamW.ParamGroup([Ones(3)], own));

        Assert.Equal((0.125, 0.125, 0.7, 0.99, 0.25), (own.LearningRate, own.InitialLearningRate, own.beta1, own.beta2, own.weight_decay));
        Assert.Equal([0.5, 0.125], optimizer.ParamGroups.Select(group => group.LearningRate));
        Assert.Equal(2, optimizer.parameters().Count());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Parameters_InTwoGroups_AreRefused(string name)
    {
        using var scope = NewDisposeScope();
        var (w, b) = (Ones(3, 4), Ones(4));
        using var optimizer = GoldenCases.OfOptimizers[name](w, b);
        var groups = optimizer.ParamGroups.Count();
        var kind = optimizer.ParamGroups.First().GetType();
        ParamGroup Group(Parameter parameter)
        {
            var group = (ParamGroup)Activator.CreateInstance(kind)!;
            group.Parameters = [parameter];
            return group;
        }

        Assert.Throws<ArgumentException>(() => optimizer.add_param_group(Group(b)));
        Assert.Equal(groups, optimizer.ParamGroups.Count());
        optimizer.add_param_group(Group(Ones(2)));
        Assert.Equal(groups + 1, optimizer.ParamGroups.Count());
    }

    [Fact]
    public void Parameters_NoneAtAll_AreRefused()
    {
        IEnumerable<Parameter> none = [];
        Action[] makers =
        [
            () => optim.Adadelta(none), () => optim.Adagrad(none), () => optim.Adam(none), () => optim.Adamax(none), () => optim.AdamW(none),
            () => optim.ASGD(none), () => optim.NAdam(none), () => optim.RAdam(none), () => optim.RMSProp(none), () => optim.Rprop(none),
            () => optim.SGD(none, 0.1), () => optim.SGD(Array.Empty<Modules.SGD.ParamGroup>(), 0.1),
        ];
        Assert.All(makers, make => Assert.Equal("parameters", Assert.Throws<ArgumentException>(make).ParamName));
    }

    [Fact]
    public void LoadStateDict_OfAnotherShape_IsRefused()
    {
        using var scope = NewDisposeScope();
        using var optimizer = optim.Adam([Ones(2, 3)]);
        using var other = optim.Adam([Ones(3)]);
        Assert.Contains("[3]", Assert.Throws<ArgumentException>(() => optimizer.load_state_dict(other.state_dict())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_OutOfRange_AreRefused()
    {
        using var scope = NewDisposeScope();
        Parameter[] parameters = [Ones(1)];
        Assert.ThrowsAny<ArgumentException>(() => optim.Adam(parameters, lr: -1));
        Assert.ThrowsAny<ArgumentException>(() => optim.Adam(parameters, beta1: 1));
        Assert.ThrowsAny<ArgumentException>(() => optim.AdamW(parameters, weight_decay: double.NaN));
        Assert.ThrowsAny<ArgumentException>(() => optim.SGD(parameters, 0.1, nesterov: true));
        Assert.ThrowsAny<ArgumentException>(() => optim.RMSProp(parameters, eps: -1));
        Assert.ThrowsAny<ArgumentException>(() => optim.Rprop(parameters, etaplus: 1));
    }

    [Fact]
    public void Dispose_GivesTheStatesBackAndLeavesTheParameters()
    {
        using var scope = NewDisposeScope();
        var parameter = Ones(2);
        var optimizer = optim.Adam([parameter], amsgrad: true);
        var state = States<Modules.Adam.State>(optimizer).Single();
        optimizer.Dispose();
        optimizer.Dispose();

        Assert.All(new[] { state.exp_avg, state.exp_avg_sq, state.max_exp_avg_sq! }, tensor => Assert.True(tensor.IsInvalid));
        Assert.False(parameter.IsInvalid);
    }

    [Fact]
    public void States_BelongToNoScope()
    {
        using var scope = NewDisposeScope();
        var (w, b) = (Ones(3, 4), Ones(4));
        var make = GoldenCases.OfOptimizers["sgd_momentum"];
        Modules.SGD.State state;
        using (NewDisposeScope())
        {
            var optimizer = make(w, b);
            Backward(w, b);
            optimizer.step();
            state = States<Modules.SGD.State>(optimizer)[0];
        }
        Assert.False(state.momentum_buffer!.IsInvalid);
        state.Dispose();
    }

    [Fact]
    public void NamedParameters_AreTakenToo()
    {
        using var scope = NewDisposeScope();
        var parameter = Ones(2);
        (string name, Parameter parameter)[] named = [("weight", parameter)];
        using var optimizer = optim.RMSProp(named);
        Assert.Same(parameter, optimizer.parameters().Single());
        Assert.Equal(0.01, optimizer.ParamGroups.Single().LearningRate);
    }

    private static List<T> States<T>(optim.Optimizer optimizer) => [.. ((OptimizerHelper)optimizer).state_dict().State.Cast<T>()];

    private static BinaryReader Saved(OptimizerHelper optimizer)
    {
        var stream = new MemoryStream();
        optimizer.save_state_dict(new BinaryWriter(stream));
        stream.Position = 0;
        return new BinaryReader(stream);
    }

    private static void Train(optim.Optimizer optimizer, Parameter w, Parameter b)
    {
        using var scope = NewDisposeScope();
        optimizer.zero_grad();
        (w.sin().sum() + (b * b).sum()).backward();
        optimizer.step();
    }
}
