using TorchSharp;
using static TorchSharp.torch;

namespace LibTorch.Tests.Tensors;

public class DataTests
{
    [Fact]
    public void PropertiesTellShapeTypeAndPlace()
    {
        var x = torch.zeros([2, 3, 4], float64);
        Assert.Equal([2L, 3, 4], x.shape);
        Assert.Equal((3L, 3L, 24L, 24L, 8L, 8L), (x.ndim, x.dim(), x.numel(), x.NumberOfElements, x.ElementSize, x.element_size()));
        Assert.Equal((3L, 4L), (x.size(1), x.size(-1)));
        Assert.Equal([12L, 4, 1], x.stride());
        Assert.Equal(4, x.stride(-2));
        Assert.Equal((ScalarType.Float64, DeviceType.CPU, "cpu", -1), (x.dtype, x.device_type, x.device.ToString(), x.device_index));
        Assert.True(x.is_contiguous() && x.is_cpu() && x.is_floating_point() && !x.is_cuda && !x.is_sparse && !x.is_complex() && !x.is_integral());
        Assert.False(x.transpose(0, 1).is_contiguous());
        Assert.Equal(5, x.flatten()[5..].storage_offset());
        Assert.Equal([3L, 2], x[.., .., 0].T.shape);
        Assert.Equal([2L, 4, 3], x.mT.shape);
        Assert.Throws<ArgumentOutOfRangeException>(() => x.size(3));
        Assert.Throws<ArgumentOutOfRangeException>(() => x.stride(-4));
    }

    [Fact]
    public void AccessorsFollowStrides()
    {
        var x = torch.arange(6, float32).reshape(2, 3);
        var t = x.transpose(0, 1);
        var data = t.data<float>();
        Assert.Equal([0f, 3, 1, 4, 2, 5], data.ToArray());
        Assert.Equal([0f, 3, 1, 4, 2, 5], data.ToList());
        Assert.Equal((4f, 4f, 6L), (data[1, 1], data[3], data.Count));
        Assert.Equal(new float[,] { { 0, 3 }, { 1, 4 }, { 2, 5 } }, data.ToNDArray());
        data[2, 0] = 20;
        data.CopyFrom([7, 8], tensorIndex: 1);
        Assert.Equal([0f, 8, 20, 7, 4, 5], x.data<float>().ToArray());
        var part = new float[4];
        data.CopyTo(part, 1, 4);
        Assert.Equal([0f, 20, 5, 0], part);
        Assert.True(data == t.data<float>() && data != x.data<float>());
        Assert.Throws<ArgumentOutOfRangeException>(() => data[3, 0]);
        Assert.Throws<ArgumentException>(() => data[0, 0, 0]);
        Assert.Throws<ArgumentException>(() => x.data<double>());
    }

    [Fact]
    public void NumbersThatAreStillToBeNegatedOrConjugatedAreRead()
    {
        var x = torch.tensor(new System.Numerics.Complex[] { new(1, 2), new(3, -4) });
        var conjugated = x.conj();
        var negated = conjugated.imag;
        Assert.Equal([-2.0, 4], negated.data<double>().ToArray());
        Assert.Equal((-2.0, 4.0), (negated[0].item<double>(), negated[1].ToDouble()));
        Assert.Equal([new(1, -2), new(3, 4)], conjugated.data<System.Numerics.Complex>().ToArray());
        Assert.Equal(new(1, -2), conjugated[0].item<System.Numerics.Complex>());
        using var stream = new MemoryStream();
        negated.WriteBytesToStream(stream);
        Assert.Equal(-2.0, BitConverter.ToDouble(stream.ToArray()));
        stream.Position = 0;
        negated.neg_();
        negated.ReadBytesFromStream(stream);
        Assert.Equal([-2.0, 4], negated.data<double>().ToArray());
        Assert.Throws<InvalidOperationException>(() => _ = negated.bytes);
    }

    [Fact]
    public void AccessorsOfDisposedTensorsThrow()
    {
        var x = torch.ones(3);
        var data = x.data<float>();
        x.Dispose();
        Assert.Throws<ObjectDisposedException>(() => data[0]);
        Assert.Throws<ObjectDisposedException>(() => data.ToArray());
    }

    [Fact]
    public void BytesAreTheTensorsOwn()
    {
        var x = torch.tensor(new short[] { 1, 2 });
        Assert.Equal([1, 0, 2, 0], x.bytes.ToArray());
        x.bytes[0] = 5;
        Assert.Equal([5, 2], x.data<short>().ToArray());
        x.bytes = new byte[] { 9, 0, 8, 0 };
        Assert.Equal([9, 8], x.data<short>().ToArray());
        Assert.Throws<ArgumentException>(() => x.bytes = new byte[3]);
        Assert.Throws<InvalidOperationException>(() => torch.ones(2, 3).t().bytes.Length);
    }

    [Fact]
    public void ItemsOfEveryType()
    {
        Assert.Equal((byte)7, torch.tensor((byte)7).item<byte>());
        Assert.Equal((sbyte)-7, torch.tensor((sbyte)-7).item<sbyte>());
        Assert.Equal((short)-7, torch.tensor((short)-7).item<short>());
        Assert.Equal(long.MinValue, torch.tensor(long.MinValue).item<long>());
        Assert.Equal((Half)1.5, torch.tensor(new[] { (Half)1.5 }).item<Half>());
        Assert.Equal(1.5f, torch.tensor(new BFloat16(1.5f)).item<BFloat16>().ToSingle());
        Assert.Equal(new System.Numerics.Complex(1, -2), torch.tensor(1.0, 2.0).conj().item<System.Numerics.Complex>());
        Assert.Throws<ArgumentException>(() => torch.tensor(1f).item<double>());
        Assert.Throws<ArgumentException>(() => torch.ones(2).item<float>());
        Assert.Equal(0.5f, torch.ones(2, 2).mul(0.5).ReadCpuSingle(3));
    }

    [Fact]
    public void ListsAreNested()
    {
        var list = Assert.IsType<System.Collections.ArrayList>(torch.tensor(new long[,] { { 1, 2 }, { 3, 4 } }).tolist());
        var row = Assert.IsType<System.Collections.ArrayList>(list[1]);
        Assert.Equal(4, ((Scalar)row[1]!).ToInt64());
        Assert.Equal(2.5, ((Scalar)torch.tensor(2.5).tolist()).ToDouble());
    }

    [Fact]
    public void ConversionsChangeTypeAndKeepValues()
    {
        var x = torch.tensor(new[] { 0f, 1.7f, -2.7f });
        Assert.Equal([0L, 1, -2], x.@long().data<long>().ToArray());
        Assert.Equal([false, true, true], x.@bool().data<bool>().ToArray());
        Assert.Equal(ScalarType.Float16, x.half().dtype);
        Assert.Equal(ScalarType.Int32, x.to(ScalarType.Int32).dtype);
        Assert.Equal(ScalarType.Float64, x.to(float64, CPU).dtype);
        Assert.Equal(ScalarType.Int8, x.to(torch.zeros(1, int8)).dtype);
        Assert.Equal(ScalarType.ComplexFloat64, x.type(complex128).dtype);
        Assert.Equal(ScalarType.Float64, x.type(t => t.@double()).dtype);
        using (var same = x.to(CPU)) same[0] = 5f;
        Assert.Equal(5f, x[0].item<float>());
        using (var copy = x.to("cpu", copy: true)) copy[0] = 6f;
        Assert.Equal(5f, x[0].item<float>());
        x.to(ScalarType.Int64, disposeAfter: true).Dispose();
        Assert.True(x.IsInvalid);
        if (!torch.cuda.is_available()) Assert.Throws<InvalidOperationException>(() => torch.ones(1).cuda());
    }

    [Fact]
    public void FilesKeepTypeShapeAndElements()
    {
        var file = Path.GetTempFileName();
        try
        {
            var x = torch.arange(300, bfloat16).reshape(3, 100).t();
            x.save(file);
            // Number of the dtype, rank, sizes (100 and 3), then two bytes an element.
            var bytes = File.ReadAllBytes(file);
            Assert.Equal([15, 2, 100, 3], bytes[..4]);
            Assert.Equal(604, bytes.Length);
            Assert.True(x.Equals(torch.load(file)));
            using var reader = new BinaryReader(File.OpenRead(file));
            var target = torch.zeros(3, 100, bfloat16).t();
            target.Load(reader);
            Assert.True(x.Equals(target));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void DamagedFilesAreRefused()
    {
        static Tensor Read(params byte[] bytes) => Tensor.Load(new MemoryStream(bytes));
        Assert.Throws<InvalidDataException>(() => Read(8, 0));
        Assert.Throws<InvalidDataException>(() => Read(6, 65));
        Assert.Throws<InvalidDataException>(() => Read(6, 2, 255, 255, 255, 255, 255, 255, 255, 127, 255, 255, 255, 255, 255, 255, 255, 127));
        Assert.Throws<EndOfStreamException>(() => Read(6, 1, 2, 0, 0, 0, 0));
        Assert.Throws<EndOfStreamException>(() => Read(6, 1, 255, 255, 255, 255, 15));
        var stream = new MemoryStream();
        torch.ones(2, float64).Save(stream);
        stream.Position = 0;
        Assert.Throws<ArgumentException>(() => torch.ones(2).Load(new BinaryReader(stream)));
        stream.Position = 0;
        Assert.Throws<ArgumentException>(() => torch.ones(3, float64).Load(new BinaryReader(stream)));
        stream.Position = 0;
        torch.ones(3, float64).Load(new BinaryReader(stream), skip: true);
        Assert.Equal(stream.Length, stream.Position);
    }
}
