using Meld.Storage;

namespace Meld.Weights.Checkpoints;

/// <summary>All names that a checkpoint may use (pytorch/pytorch, torch/_utils.py, torch/_tensor.py and torch/storage.py of 0.4 to 2.9).</summary>
internal static class PickleGlobals
{
    private static readonly (string Storage, string[] Types, TensorType? Type)[] ElementTypes =
    [
        ("Bool", ["bool"], TensorType.BOOL), ("Byte", ["uint8"], TensorType.U8), ("Char", ["int8"], TensorType.I8),
        ("Short", ["int16", "short"], TensorType.I16), ("Half", ["float16", "half"], TensorType.F16), ("BFloat16", ["bfloat16"], TensorType.BF16), ("Int", ["int32", "int"], TensorType.I32),
        ("Float", ["float32", "float"], TensorType.F32), ("Long", ["int64", "long"], TensorType.I64), ("Double", ["float64", "double"], TensorType.F64),
        ("ComplexFloat", ["complex64", "cfloat"], null), ("ComplexDouble", ["complex128", "cdouble"], null), ("QInt8", ["qint8"], null),
        ("QUInt8", ["quint8"], null), ("QInt32", ["qint32"], null), ("QUInt4x2", ["quint4x2"], null), ("QUInt2x4", ["quint2x4"], null),
    ];

    private static readonly string[] OtherTypes =
        ["complex32", "uint16", "uint32", "uint64", "float8_e4m3fn", "float8_e5m2", "float8_e4m3fnuz", "float8_e5m2fnuz", "float8_e8m0fnu", "float4_e2m1fn_x2"];

    private static readonly PickleGlobal[] Functions =
    [
        new("collections.OrderedDict", PickleGlobalKind.OrderedDictionary),
        new("torch.Size", PickleGlobalKind.Size),
        new("torch._utils._rebuild_tensor", PickleGlobalKind.RebuildTensor),
        new("torch._utils._rebuild_tensor_v2", PickleGlobalKind.RebuildTensorV2),
        new("torch._utils._rebuild_tensor_v3", PickleGlobalKind.RebuildTensorV3),
        new("torch._utils._rebuild_parameter", PickleGlobalKind.RebuildParameter),
        new("torch._utils._rebuild_parameter_with_state", PickleGlobalKind.RebuildParameterWithState),
        new("torch._tensor._rebuild_from_type_v2", PickleGlobalKind.RebuildFromType),
        new("torch.Tensor", PickleGlobalKind.TensorClass),
        new("torch.nn.parameter.Parameter", PickleGlobalKind.TensorClass),
        new("torch.nn.parameter.Buffer", PickleGlobalKind.TensorClass),
        new("torch.UntypedStorage", PickleGlobalKind.Storage, TensorType.U8),
        new("torch.storage.UntypedStorage", PickleGlobalKind.Storage, TensorType.U8),
        new("torch.storage._UntypedStorage", PickleGlobalKind.Storage, TensorType.U8),
    ];

    private static readonly Dictionary<string, PickleGlobal> All =
        Functions.Concat(Storages("torch")).Concat(Storages("torch.cuda")).Concat(Types()).ToDictionary(known => known.Name, StringComparer.Ordinal);

    /// <summary>What a name stands for, or null where a checkpoint may not use it.</summary>
    public static PickleGlobal? Find(string module, string name) => All.GetValueOrDefault($"{module}.{name}");

    /// <summary>The storage name of an element type, as <c>torch.save</c> writes it.</summary>
    public static string StorageName(TensorType type) => Array.Find(ElementTypes, known => known.Type == type).Storage + "Storage";

    private static IEnumerable<PickleGlobal> Storages(string module) =>
        ElementTypes.Select(known => new PickleGlobal($"{module}.{known.Storage}Storage", PickleGlobalKind.Storage, known.Type));

    private static IEnumerable<PickleGlobal> Types() => ElementTypes.SelectMany(known => known.Types.Select(name => (name, known.Type)))
        .Concat(OtherTypes.Select(name => (name, (TensorType?)null)))
        .Select(pair => new PickleGlobal($"torch.{pair.Item1}", PickleGlobalKind.ElementType, pair.Item2));
}
