namespace Meld.Weights.Checkpoints;

/// <summary>What a name of a checkpoint stands for.</summary>
internal enum PickleGlobalKind
{
    OrderedDictionary,
    Size,
    RebuildTensor,
    RebuildTensorV2,
    RebuildTensorV3,
    RebuildParameter,
    RebuildParameterWithState,
    RebuildFromType,
    TensorClass,
    Storage,
    ElementType,
}
