using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using Modules = TorchSharp.Modules;

namespace LibTorch.Tests.Golden;

/// <summary>Everything that PyTorch recorded, computed again.</summary>
public sealed class GoldenCasesTests
{
    public GoldenCasesTests() => torch.set_num_threads(1);

    private static readonly Dictionary<string, Dictionary<string, Action<GoldenRun>>> Runs = new()
    {
        ["modules"] = GoldenCases.OfModules,
        ["losses"] = GoldenCases.OfLosses,
        ["functional"] = GoldenCases.OfFunctional,
        ["operators"] = GoldenCases.OfOperators,
        ["spectral"] = GoldenCases.OfSpectral,
        ["linalg"] = GoldenCases.OfLinalg,
    };

    public static TheoryData<string, string> RunNames { get; } = Names([.. Runs.Keys]);

    public static TheoryData<string> InitNames { get; } = [.. GoldenFile.Load("init").InSubset()];

    public static TheoryData<string> OptimizerNames { get; } = [.. GoldenFile.Load("optimizers").InSubset()];

    public static TheoryData<string> SchedulerNames { get; } = [.. GoldenFile.Load("schedulers").InSubset()];

    [Theory]
    [MemberData(nameof(RunNames))]
    public void Run_GivesPyTorchsNumbers(string group, string name)
    {
        var file = GoldenFile.Load(group);
        using var scope = torch.NewDisposeScope();
        var run = new GoldenRun(file[name], file.Seed);
        Runs[group][name](run);
        Assert.True(run.Checked);
    }

    [Theory]
    [MemberData(nameof(InitNames))]
    public void Init_FillsAndDrawsAsPyTorch(string name)
    {
        var golden = GoldenFile.Load("init")[name];
        using var scope = torch.NewDisposeScope();
        if (golden.Has("gain") || golden.Has("fans"))
        {
            CheckNumbers(golden);
            return;
        }
        var values = golden.Tensor("values");
        torch.manual_seed((long)golden.Number("seed"));
        var tensor = torch.full([.. values.Shape!], 0.5);
        GoldenCases.OfInit[name](tensor);
        Check(values, $"{name}: values", tensor);
        Check(golden.Tensor("next"), $"{name}: number drawn next", torch.rand([1]));
    }

    [Theory]
    [MemberData(nameof(OptimizerNames))]
    public void Optimizer_StepsAsPyTorch(string name)
    {
        var golden = GoldenFile.Load("optimizers")[name];
        using var scope = torch.NewDisposeScope();
        torch.manual_seed((long)golden.Number("seed"));
        var (x, t) = (torch.randn([8, 3]), torch.randn([8, 4]));
        var (w, b) = (Parameter(torch.randn([3, 4])), Parameter(torch.randn([4])));
        var optimizer = GoldenCases.OfOptimizers[name](w, b);
        var recorded = golden.Numbers("steps");
        for (int step = 1, next = 0; next < recorded.Count; step++)
        {
            optimizer.zero_grad();
            var loss = (x.mm(w) + b - t).square().mean();
            loss.backward();
            optimizer.step();
            if (step != (int)recorded[next]) continue;
            Assert.True(GoldenTolerance.For("float32").Accepts(golden.Numbers("losses")[next], loss.ToDouble()), $"{name}: loss of step {step}");
            Check(golden.Tensors("w")[next], $"{name}: w after step {step}", w);
            Check(golden.Tensors("b")[next], $"{name}: b after step {step}", b);
            next++;
        }
    }

    [Theory]
    [MemberData(nameof(SchedulerNames))]
    public void Scheduler_SetsPyTorchsRates(string name)
    {
        var golden = GoldenFile.Load("schedulers")[name];
        using var scope = torch.NewDisposeScope();
        var (p, q) = (Parameter(torch.zeros([1])), Parameter(torch.zeros([1])));
        var optimizer = GoldenCases.OfSchedulers[name].Optimizer(p, q);
        var scheduler = GoldenCases.OfSchedulers[name].Scheduler(optimizer);
        var rates = golden.NumberLists("lr");
        var momenta = golden.Has("momentum") ? golden.NumberLists("momentum") : null;
        var groups = optimizer.ParamGroups.ToList();
        Assert.Equal(rates.Count, groups.Count);
        for (var step = 0; step < rates[0].Count; step++)
        {
            if (step > 0)
            {
                optimizer.step();
                if (golden.Has("metrics")) scheduler.step(golden.Numbers("metrics")[step - 1]);
                else scheduler.step();
            }
            for (var index = 0; index < groups.Count; index++)
            {
                Assert.Equal(rates[index][step], groups[index].LearningRate, 1e-9);
                if (momenta is not null) Assert.Equal(momenta[index][step], Momentum(groups[index]), 1e-9);
            }
        }
    }

    private static double Momentum(optim.ILearningRateController options)
        => options is Modules.SGD.ParamGroup sgd ? sgd.Momentum : ((optim.IBetas)options).Betas.Item1;

    private static void CheckNumbers(GoldenCase golden)
    {
        if (golden.Has("fans"))
        {
            var shape = golden.Name switch { "fan_2" => new long[] { 4, 6 }, "fan_3" => [4, 3, 5], _ => [4, 3, 5, 2] };
            var (fanIn, fanOut) = init.CalculateFanInAndFanOut(torch.empty(shape));
            Assert.Equal(golden.Numbers("fans"), [fanIn, fanOut]);
            return;
        }
        var parts = golden.Name.Split('_');
        var gain = init.calculate_gain(Enum.Parse<init.NonlinearityType>(parts[1]), double.Parse(parts[2], null));
        Assert.Equal(golden.Number("gain"), gain, 1e-12);
    }

    private static void Check(GoldenTensor recorded, string what, Tensor actual)
        => recorded.Check(what, actual.shape, GoldenValues.TypeName(actual), GoldenValues.Of(actual));

    private static TheoryData<string, string> Names(string[] groups)
    {
        var names = new TheoryData<string, string>();
        foreach (var group in groups)
        {
            foreach (var name in GoldenFile.Load(group).InSubset()) names.Add(group, name);
        }
        return names;
    }
}
