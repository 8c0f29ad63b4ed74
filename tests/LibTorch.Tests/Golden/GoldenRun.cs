using static TorchSharp.torch;

namespace LibTorch.Tests.Golden;

/// <summary>Runs one case with a seeded random stream on one thread and holds all that PyTorch recorded against it.</summary>
internal static class GoldenRun
{
    internal static void Check(GoldenProgram program, GoldenCase item)
    {
        set_num_threads(1);
        using var scope = NewDisposeScope();
        nn.Module? module = null;
        List<(string Name, Tensor Tensor)> leaves = [];
        var outputs = program.Run(
            item.Name,
            made =>
            {
                module = made;
                CheckState(item, "state", made);
            },
            (name, tensor) => leaves.Add((name, tensor)));
        using var owned = module;
        var expected = item.Tensors("outputs");
        Assert.Equal(expected.Count, outputs.Length);
        for (var i = 0; i < outputs.Length; i++) Check(expected[i], $"{item.Name}, output {i}", outputs[i]);
        if (item.Has("gradients"))
        {
            Loss(outputs).backward();
            if (module is not null) leaves.AddRange(module.named_parameters().Select(one => (one.name, (Tensor)one.parameter)));
            CheckGradients(item, leaves);
        }
        if (module is not null) CheckState(item, "after", module);
    }

    private static void CheckGradients(GoldenCase item, List<(string Name, Tensor Tensor)> leaves)
    {
        var gradients = item.Named("gradients").ToDictionary();
        foreach (var (name, leaf) in leaves)
        {
            var gradient = leaf.grad;
            Assert.True(gradients.ContainsKey(name) == gradient is not null, $"{item.Name}: gradient of {name}: {gradient is not null}");
            if (gradient is not null) Check(gradients[name], $"{item.Name}, gradient of {name}", gradient);
        }
    }

    private static void CheckState(GoldenCase item, string key, nn.Module module)
    {
        var state = module.state_dict();
        foreach (var (name, expected) in item.Named(key))
        {
            Assert.True(state.ContainsKey(name), $"{item.Name}: no {name} among {string.Join(", ", state.Keys)}");
            Check(expected, $"{item.Name}, {key} {name}", state[name]);
        }
        if (key == "state" && item.Has(key)) Assert.Equal(item.Named(key).Select(one => one.Name), state.Keys);
    }

    // The outputs' sum, weighted with 1 ... 2 so that no gradient vanishes (a plain sum of a softmax has none).
    private static Tensor Loss(Tensor[] outputs) => outputs.Where(output => output.requires_grad)
        .Select(output => (output * linspace(1, 2, output.numel(), output.dtype).reshape(output.shape)).sum())
        .Aggregate((sum, part) => sum + part);

    private static void Check(GoldenTensor expected, string what, Tensor actual)
    {
        var values = actual.detach().to(ScalarType.Float64).contiguous().data<double>().ToArray();
        expected.Check(what, actual.shape, TypeName(actual.dtype), values);
    }

    private static string TypeName(ScalarType type) => type switch
    {
        ScalarType.Byte => "uint8",
        ScalarType.ComplexFloat32 => "complex64",
        ScalarType.ComplexFloat64 => "complex128",
        _ => type.ToString().ToLowerInvariant(),
    };
}
