using TorchSharp;

namespace LibTorch.Tests.Golden;

/// <summary>
/// Runs one recorded case: the generated code calls <see cref="Module{T}"/>, <see cref="Input"/> and <see cref="Outputs(torch.Tensor[])"/> in the order in
/// which the random stream is used, and each compares with what PyTorch recorded.
/// </summary>
internal sealed class GoldenRun
{
    private readonly GoldenCase golden;
    private readonly List<(string Name, torch.Tensor Tensor)> inputs = [];
    private torch.nn.Module? module;

    public GoldenRun(GoldenCase golden, long seed)
    {
        this.golden = golden;
        torch.manual_seed(seed);
    }

    /// <summary>Whether the case came to its end: a table's entry that checks nothing is a mistake.</summary>
    public bool Checked { get; private set; }

    public T Module<T>(T made)
        where T : torch.nn.Module
    {
        module = made;
        var recorded = golden.Named("state");
        if (recorded.Count > 0) CheckNamed("state", recorded, made.state_dict(), complete: true);
        return made;
    }

    public torch.Tensor Input(string name, torch.Tensor tensor)
    {
        inputs.Add((name, tensor));
        return tensor;
    }

    public void Outputs(torch.Tensor output) => Outputs([output]);

    public void Outputs(torch.Tensor[] outputs)
    {
        var recorded = golden.Tensors("outputs");
        Assert.Equal(recorded.Count, outputs.Length);
        for (var i = 0; i < outputs.Length; i++) Check(recorded[i], $"output {i}", outputs[i]);
        CheckGradients(outputs);
        if (module is not null) CheckNamed("after", golden.Named("after"), module.state_dict(), complete: false);
        Checked = true;
    }

    private void CheckGradients(torch.Tensor[] outputs)
    {
        var loss = Loss(outputs);
        Assert.Equal(golden.Has("gradients"), loss is not null);
        if (loss is null) return;
        loss.backward();
        var leaves = inputs.ToDictionary(input => input.Name, input => input.Tensor);
        if (module is not null)
        {
            foreach (var (name, parameter) in module.named_parameters()) leaves.Add(name, parameter);
        }
        var gradients = leaves.Where(leaf => leaf.Value.is_leaf && leaf.Value.grad is not null).ToDictionary(leaf => leaf.Key, leaf => leaf.Value.grad!);
        CheckNamed("gradient of", golden.Named("gradients"), gradients, complete: true);
    }

    /// <summary>The outputs' sum weighted with 1 … 2, as the recording script's; null where nothing depends on a parameter.</summary>
    private static torch.Tensor? Loss(torch.Tensor[] outputs)
    {
        torch.Tensor? total = null;
        foreach (var output in outputs.Where(output => output.requires_grad))
        {
            var real = output.is_complex() ? torch.view_as_real(output.resolve_conj()) : output;
            var part = (real * torch.linspace(1, 2, real.numel(), real.dtype).reshape(real.shape)).sum();
            total = total is null ? part : total + part;
        }
        return total;
    }

    private void CheckNamed(
        string what, IReadOnlyList<(string Name, GoldenTensor Tensor)> recorded, Dictionary<string, torch.Tensor> actual, bool complete)
    {
        if (complete) Assert.Equal(recorded.Select(entry => entry.Name).Order(), actual.Keys.Order());
        foreach (var (name, tensor) in recorded)
        {
            Assert.True(actual.ContainsKey(name), $"{golden}: no {name} in the state");
            Check(tensor, $"{what} {name}", actual[name]);
        }
    }

    private void Check(GoldenTensor recorded, string what, torch.Tensor actual)
        => recorded.Check($"{golden}: {what}", actual.shape, GoldenValues.TypeName(actual), GoldenValues.Of(actual));
}
